import type { Reason } from '@dcts/sdk';
import { useEffect, useState } from 'preact/hooks';
import { type Editor, SERVER, valueIn, type Why } from '../model/contract';
import { placesOf } from '../model/places';
import { addressOf, type Subject } from './address';
import { sentence } from './faults';
import { type RolesHost, useHost, useName } from './host';
import { Modal } from './Modal';
import { titleOf } from './Permissions';
import { Choice, Who } from './Who';

interface ExplainerProps {
  editor: Editor;
  subject: Subject;
  scope: string;
  close: () => void;
}

/** Says why somebody may or may not do something at a place, and leads to the rule that decides. */
export function Explainer({ editor, subject, scope, close }: ExplainerProps) {
  const { t } = useHost();
  const [who, setWho] = useState(subject);
  const [where, setWhere] = useState(scope);
  const [permission, setPermission] = useState(editor.permissions[0]?.key ?? '');
  return (
    <Modal title={t('explain.title')} close={close}>
      <div class="dialog-body roles-explain">
        <Who roles={editor.roles} who={who} choose={setWho} />
        <Choice label={t('explain.permission')} value={permission} choose={setPermission}>
          {[...new Set(editor.permissions.map(({ plugin }) => plugin))].map((plugin) => (
            <optgroup key={plugin} label={titleOf(plugin, t)}>
              {editor.permissions.filter((each) => each.plugin === plugin).map(({ key, name }) => <option key={key} value={key}>{name}</option>)}
            </optgroup>
          ))}
        </Choice>
        <Choice label={t('explain.place')} value={where} choose={setWhere}>
          {placesOf(editor.places, t('place.server')).map(({ scope: each, name, depth }) => (
            <option key={each} value={each}>{`${'\u00a0\u00a0'.repeat(depth)}${name}`}</option>
          ))}
        </Choice>
        <Answer editor={editor} who={who} permission={permission} scope={where} close={close} />
      </div>
      <div class="dialog-actions">
        <button type="button" class="btn" onClick={close}>
          {t('explain.close')}
        </button>
      </div>
    </Modal>
  );
}

interface AnswerProps {
  editor: Editor;
  who: Subject;
  permission: string;
  scope: string;
  close: () => void;
}

function Answer({ editor, who, permission, scope, close }: AnswerProps) {
  const host = useHost();
  const { roles, t } = host;
  const [why, setWhy] = useState<Why | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const name = useName('member' in who ? who.member : '');
  const whose = 'role' in who ? { roleId: who.role } : { memberId: who.member };
  useEffect(() => {
    let over = false;
    setWhy(null);
    setFault(null);
    roles.ask('roles.why', { ...whose, permission, scope }).then(
      (answer) => { if (!over) setWhy(answer.why); },
      (error: unknown) => { if (!over) setFault(sentence(t, error)); },
    );
    return () => { over = true; };
  }, [JSON.stringify(whose), permission, scope]);
  const about = 'role' in who ? { role: editor.roles.find(({ id }) => id === who.role)?.name ?? '' } : { member: name };
  const href = why ? ruleOf(editor, who, why) : null;
  return (
    <div class="roles-answer" role="status" aria-label={t('explain.answer')} data-allowed={why ? String(why.allowed) : undefined}>
      {why && <p>{inWords(host, why, { ...about, place: placeOf(editor, scope) })}</p>}
      {href !== null && (
        <a href={href} onClick={close}>
          {t('explain.rule')}
        </a>
      )}
      {fault !== null && <p class="roles-bad">{fault}</p>}
      {!why && fault === null && <d-spinner label={t('loading')} />}
    </div>
  );
}

function inWords({ ui }: RolesHost, why: Why, about: Parameters<RolesHost['ui']['reason']>[1]): string {
  return ui.reason(why as Reason, about);
}

const placeOf = ({ places }: Editor, scope: string): string | null =>
  scope === SERVER ? null : (places.find((each) => each.scope === scope)?.name ?? scope);

/** Where the rule is that decides; null where there is none to look at. Of roles with one name it is the likeliest's. */
export function ruleOf({ roles }: Pick<Editor, 'roles'>, who: Subject, { cause, by, place, permission }: Why): string | null {
  if (cause === 'member_rule') return 'member' in who ? addressOf(who, place.scope) : null;
  if (cause !== 'role_rule') return null;
  const named = roles.filter(({ name }) => name === by);
  const role =
    named.find(({ id }) => 'role' in who && id === who.role) ?? named.find(({ values }) => valueIn(values, permission.key) !== 'inherit') ?? named[0];
  return role ? addressOf({ role: role.id }, place.scope) : null;
}
