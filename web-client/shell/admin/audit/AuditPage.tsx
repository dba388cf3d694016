import { ui } from '@dcts/ui';
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Empty } from '../../Empty';
import { FaultLine } from '../../FaultLine';
import { useStore } from '@dcts/preact';
import type { Workspace } from '../../workspace';
import { PagePane } from '../PagePane';
import { t } from '../texts';
import { AuditRow } from './AuditRow';
import { Trail, type TrailState } from './trail';

const typingMs = 300;

/** Who changed what, newest first. */
export function AuditPage({ workspace }: { workspace: Workspace }) {
  const trail = useMemo(() => new Trail(), []);
  const [text, setText] = useState('');
  const state = useStore(trail.state);
  const { entries, fault } = state;
  useEffect(() => {
    const timer = setTimeout(() => void trail.begin(text.trim()), entries === null && text === '' ? 0 : typingMs);
    return () => { clearTimeout(timer); };
  }, [text]);
  useEffect(() => {
    if (entries) ui.announce(t('audit.count', { count: entries.length }));
  }, [entries]);
  return (
    <PagePane workspace={workspace} title={t('nav.audit')}>
      <p class="page-lead">{t('audit.lead')}</p>
      <Filter text={text} change={setText} />
      {entries && entries.length > 0 && (
        <ol class="card audit" aria-label={t('audit.list')}>
          {entries.map((entry) => <AuditRow key={entry.id} entry={entry} />)}
        </ol>
      )}
      {entries?.length === 0 && <Nothing text={text.trim()} />}
      <FaultLine fault={fault} />
      <Tail state={state} read={() => void trail.read()} />
    </PagePane>
  );
}

function Filter({ text, change }: { text: string; change: (text: string) => void }) {
  const id = useId();
  return (
    <div class="audit-filter">
      <label class="field-label" for={id}>
        {t('audit.filter')}
      </label>
      <input
        id={id}
        class="input"
        type="search"
        value={text}
        maxLength={64}
        placeholder={t('audit.filter.hint')}
        onInput={(event) => { change(event.currentTarget.value); }}
      />
    </div>
  );
}

function Nothing({ text }: { text: string }) {
  if (text === '') return <Empty icon="clock" title={t('audit.none.title')} text={t('audit.none.text')} />;
  return <Empty icon="compass" title={t('audit.noMatch.title')} text={t('audit.noMatch.text', { text })} />;
}

/** The way on below the list, or its end. The focus stays here when the button goes that has it. */
function Tail({ state: { entries, hasMore, busy, again }, read }: { state: TrailState; read: () => void }) {
  const tail = useRef<HTMLDivElement>(null);
  // Before anything is taken away.
  const isHere = tail.current?.contains(document.activeElement) === true;
  useLayoutEffect(() => {
    if (isHere && !tail.current?.contains(document.activeElement)) tail.current?.focus();
  });
  const goesOn = hasMore || again;
  return (
    <div class="audit-tail" tabindex={-1} ref={tail}>
      {busy && !goesOn && <d-spinner class="large" label={t('audit.loading')} />}
      {goesOn && <More busy={busy} again={again} read={read} />}
      {entries && entries.length > 0 && !hasMore && <p class="audit-end">{t('audit.end')}</p>}
    </div>
  );
}

/** Reads on as soon as the end of the list comes into sight; a button for who does not scroll, and after a fault. */
function More({ busy, again, read }: Pick<TrailState, 'busy' | 'again'> & { read: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (busy || again) return;
    const watch = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) read();
    }, { rootMargin: '0px 0px 200px' });
    if (button.current) watch.observe(button.current);
    return () => { watch.disconnect(); };
  }, [busy, again]);
  return (
    <button type="button" class="btn audit-more" ref={button} aria-disabled={busy} onClick={read}>
      {busy && <d-spinner label="" aria-hidden="true" />}
      {t(again ? 'audit.again' : 'audit.more')}
    </button>
  );
}
