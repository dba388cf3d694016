import { RequestError } from '@dcts/sdk/errors';
import { type Change, type Editor, type EditorRole, mayGrant } from '../model/contract';
import { fits } from '../model/draft';
import { moved } from '../model/order';
import { addressOf, rolesAddress } from './address';
import { ask } from './ask';
import { make } from './changing';
import { Effects, touches } from './Effects';
import { sentence } from './faults';
import type { RolesHost } from './host';

const longestName = 64;

/** Does something and tells what went wrong. */
async function told({ ui, t }: RolesHost, act: () => unknown): Promise<void> {
  try {
    await act();
  } catch (error) {
    ui.toast({ text: sentence(t, error), tone: 'bad' });
  }
}

/**
 * Moves a role. Who would gain or lose something is shown before. One move at a time: another upon the order of before would
 * undo it, so what comes meanwhile is left.
 *
 * @param where the index where it is wanted in the order of now
 */
function move(host: RolesHost, roleId: string, where: (all: readonly EditorRole[], from: number) => number): Promise<void> {
  const { roles, t } = host;
  const all = roles.editor.known.get().data?.roles ?? [];
  const from = all.findIndex(({ id }) => id === roleId);
  const role = all[from];
  const change = moved(all, from, where(all, from));
  return told(host, async () => {
    if (!change || !role || roles.moving) return;
    roles.moving = true;
    try {
      const preview = await roles.preview(change);
      const labels = { title: t('move.title', { role: role.name }), confirm: t('move.confirm'), cancel: t('cancel') };
      if (touches(preview) && !(await ask(host, labels, <Effects preview={preview} />))) return;
      await make(host, change, t('move.done', { role: role.name }));
    } finally {
      roles.moving = false;
    }
  });
}

/** Moves a role up or down by some places. */
export function moveBy(host: RolesHost, roleId: string, by: number): Promise<void> {
  return move(host, roleId, (_, from) => from + by);
}

/** Moves a role to where another stands; if that has gone, it stays. */
export function moveTo(host: RolesHost, roleId: string, other: string): Promise<void> {
  return move(host, roleId, (all, from) => {
    const to = all.findIndex(({ id }) => id === other);
    return to < 0 ? from : to;
  });
}

/** Asks for a name, makes a role and opens it. */
export async function create(host: RolesHost): Promise<void> {
  const { ui, t } = host;
  let made: string | undefined;
  const input = document.createElement('input');
  input.className = 'input';
  input.maxLength = longestName;
  input.ariaLabel = t('create.name');
  const submit = async () => {
    const name = input.value.trim();
    if (name === '') return t('fault.name');
    try {
      ({ roleId: made } = await make(host, { name: 'roles.create', payload: { name } }, t('create.done', { role: name })));
      return null;
    } catch (error) {
      return sentence(t, error);
    }
  };
  const labels = { title: t('create.title'), confirm: t('create.confirm'), cancel: t('cancel') };
  if (!(await ui.dialog({ ...labels, body: input, submit }))) return;
  await told(host, () => openNew(host, made));
}

/** Opens a role that has just been made; throws if it could not be read. */
function openNew({ roles, sdk }: RolesHost, roleId: string | undefined): EditorRole {
  const { data, code } = roles.editor.known.get();
  const made = data?.roles.find(({ id }) => id === roleId);
  if (!made) throw new RequestError({ code: code ?? 'not_found' });
  sdk.navigate(addressOf({ role: made.id }));
  return made;
}

/** Makes a role that says the same, as far as its maker may, and opens it. */
export function copy(host: RolesHost, editor: Editor, role: EditorRole): Promise<void> {
  const { t } = host;
  return told(host, async () => {
    const name = t('copy.name', { role: role.name }).slice(0, longestName);
    const { color, color2, shown } = role;
    const look = { name, shown, ...(color ? { color } : {}), ...(color2 ? { color2 } : {}) };
    const { roleId } = await make(host, { name: 'roles.create', payload: look }, t('create.done', { role: name }));
    const made = openNew(host, roleId);
    const change: Change = { name: 'roles.change', payload: { roleId: made.id, version: made.version, ...copied(editor, role) } };
    await make(host, change, t('copy.done', { role: role.name }));
  });
}

/** What a copy of a role can say: not what the server would refuse, and with it all the rest. A role may still speak of plugins that are off. */
function copied(editor: Editor, { level, values, numbers }: EditorRole) {
  const { permissions, quotas } = editor;
  return {
    ...(level ? { level } : {}),
    values: values.filter(({ key, value }) => {
      const known = permissions.some((each) => each.key === key && each.grantable);
      return known && (value === 'deny' || mayGrant(editor, key));
    }),
    numbers: numbers.filter(({ key, value }) => quotas.some((each) => each.key === key && fits(each, String(value)))),
  };
}

/** Deletes a role, after saying what that comes to. */
export async function remove(host: RolesHost, role: EditorRole): Promise<void> {
  const { roles, sdk, t } = host;
  const change: Change = { name: 'roles.delete', payload: { roleId: role.id, version: role.version } };
  await told(host, async () => {
    const preview = await roles.preview(change);
    const labels = { title: t('delete.title', { role: role.name }), confirm: t('delete.confirm'), cancel: t('cancel'), danger: true };
    const body = (
      <>
        <p>{t('delete.text', { count: role.members })}</p>
        <Effects preview={preview} />
      </>
    );
    if (!(await ask(host, labels, body))) return;
    const forget = () => { roles.drafts.keepOnly((of) => !('roleId' in of) || of.roleId !== role.id); };
    await make(host, change, t('delete.done', { role: role.name }), forget);
    sdk.navigate(rolesAddress, { replace: true });
  });
}
