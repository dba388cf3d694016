import { moment, t } from '../texts';
import type { AuditEntry } from './trail';

/** One change: who did what to what, and what was there before and after. */
export function AuditRow({ entry: { at, actor, what, subject, before, after } }: { entry: AuditEntry }) {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return (
    <li class="audit-entry" data-what={what}>
      <p class="audit-head">
        <span class="audit-actor">{actor.id === undefined ? t('audit.console') : `@${actor.loginName}`}</span>
        <code class="audit-what">{what}</code>
        {subject !== '' && <span class="audit-subject">{subject}</span>}
        <time class="audit-time" dateTime={new Date(at).toISOString()}>
          {moment(at)}
        </time>
      </p>
      {names.length > 0 && (
        <dl class="audit-values">
          {names.map((name) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <Value label={t('audit.was')} text={before[name]} />
                <span aria-hidden="true">→</span>
                <Value label={t('audit.is')} text={after[name]} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

function Value({ label, text }: { label: string; text: string | undefined }) {
  return (
    <span class={text === undefined ? 'audit-nothing' : 'audit-value'}>
      <span class="visually-hidden">{label}: </span>
      {text ?? t('audit.nothing')}
    </span>
  );
}
