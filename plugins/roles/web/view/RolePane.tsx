import type { MenuItem } from '@dcts/sdk';
import { type Editor, type EditorRole, mayGrant, SERVER, valueIn } from '../model/contract';
import { type Draft, faultOf, fieldsOf, roleChange, storedFields, storedRole, valueOf, withField, withValue } from '../model/draft';
import { atServer } from '../model/inherit';
import { copy, moveBy, remove } from './acts';
import { type RolesHost, useHost } from './host';
import { Look } from './Look';
import { Numbers } from './Numbers';
import { MoreButton } from './MoreButton';
import { IconButton, Locked } from './parts';
import { inheritedText, Permissions, type Said } from './Permissions';
import { RoleChip } from './RoleChip';
import { SaveBar } from './SaveBar';
import { type DraftWork, useDraft } from './useDraft';
import { mayView, viewAs } from './viewAs';

interface PaneProps {
  editor: Editor;
  role: EditorRole;
}

/** Everything about one role at the whole server. */
export function RolePane({ editor, role }: PaneProps) {
  const host = useHost();
  const { t } = host;
  const work = useDraft({ roleId: role.id, scope: SERVER }, storedRole(role));
  const { draft, edit } = work;
  const fields = fieldsOf(role, draft);
  const locked = !role.mayEdit;
  return (
    <article class="roles-pane" aria-label={role.name}>
      <RoleHead editor={editor} role={role} look={fields} />
      {locked && <Locked text={t('role.locked')} />}
      <Look fields={fields} base={role.base} locked={locked} change={(name, value) => { edit((now) => withField(now, storedFields(role), name, value)); }} />
      <Permissions all={editor.permissions} locked={locked} said={saidBy(host, editor, role, work)} />
      <Numbers all={editor.quotas} role={role} draft={draft} locked={locked} edit={edit} />
      <SaveBar work={work} change={roleChange(role, draft)} text={t('save.done', { name: fields.name })} wrong={wrongIn(host, editor, draft)} />
    </article>
  );
}

function saidBy({ t }: RolesHost, editor: Editor, role: EditorRole, { draft, edit }: DraftWork): Said {
  const leveled = { ...role, level: fieldsOf(role, draft).level };
  return {
    valueOf: ({ key }) => valueOf(role.values, draft, key),
    inherits: (permission) => inheritedText(t, atServer(editor, leveled, permission)),
    isChanged: ({ key }) => draft.values.has(key),
    mayGrant: ({ key }) => mayGrant(editor, key),
    change: ({ key }, value) => { edit((now) => withValue(now, valueIn(role.values, key), key, value)); },
  };
}

function wrongIn({ t }: RolesHost, { quotas }: Editor, draft: Draft): string | null {
  const fault = faultOf(draft, quotas);
  if (!fault) return null;
  return fault.kind === 'name' ? t('fault.name') : t('fault.number', { name: fault.quota.name });
}

/** What else can be done with a role. */
function menuOf(host: RolesHost, editor: Editor, role: EditorRole): MenuItem[][] {
  const { t } = host;
  const looking = { label: t('view.role'), icon: 'eye', run: () => void viewAs(host, `role:${role.id}`, role.name) };
  const copying = { label: t('copy'), icon: 'copy', run: () => void copy(host, editor, role) };
  const removing = { label: t('delete'), icon: 'trash', danger: true, run: () => void remove(host, role) };
  return [[...(mayView(host) ? [looking] : []), copying], role.mayEdit && !role.base ? [removing] : []];
}

function RoleHead({ editor, role, look }: PaneProps & { look: { name: string; color: string; color2: string } }) {
  const host = useHost();
  const { t } = host;
  const index = editor.roles.indexOf(role);
  const fixed = !role.mayEdit || role.base;
  const reaches = (by: number) => {
    const other = editor.roles[index + by];
    return !fixed && other !== undefined && other.mayEdit && !other.base;
  };
  return (
    <header class="roles-head">
      <h3 class="roles-name" tabIndex={-1} data-home>
        <RoleChip {...look} />
      </h3>
      <div class="roles-head-actions">
        {!role.base && (
          <>
            <IconButton icon="arrow-up" label={t('move.up', { role: role.name })} disabled={!reaches(-1)} onClick={() => void moveBy(host, role.id, -1)} />
            <IconButton icon="arrow-down" label={t('move.down', { role: role.name })} disabled={!reaches(1)} onClick={() => void moveBy(host, role.id, 1)} />
          </>
        )}
        <MoreButton label={t('role.menu', { role: role.name })} groups={() => menuOf(host, editor, role)} />
      </div>
    </header>
  );
}
