import type { Change, Editor, EditorRole } from '../model/contract';
import { moved } from '../model/order';
import { addressOf, rolesAddress } from './address';
import { make } from './changing';
import { drawn } from './drawn';
import { Effects, touches } from './Effects';
import { sentence } from './faults';
import type { RolesHost } from './host';

const longestName = 64;

/** Does something and tells what went wrong. */
async function told({ ui, t }: RolesHost, act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    ui.toast({ text: sentence(t, error), tone: 'bad' });
  }
}

/** Moves a role. Who would gain or lose something is shown before. */
export function move(host: RolesHost, { roles: all }: Editor, from: number, to: number): Promise<void> {
  const { roles, ui, t } = host;
  const change = moved(all, from, to);
  const role = all[from];
  return told(host, async () => {
    if (!change || !role) return;
    const preview = await roles.preview(change);
    const labels = { title: t('move.title', { role: role.name }), confirm: t('move.confirm'), cancel: t('cancel') };
    if (touches(preview) && !(await ui.dialog({ ...labels, body: drawn(host, <Effects preview={preview} />) }))) return;
    await make(host, change, t('move.done', { role: role.name }));
  });
}

/** Asks for a name, makes a role and opens it. */
export async function create(host: RolesHost): Promise<void> {
  const { roles, ui, t } = host;
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
  await roles.editor.refresh();
  if (made) host.sdk.navigate(addressOf({ role: made }));
}

/** Makes a role that says the same, as far as its maker may, and opens it. */
export function copy(host: RolesHost, { mayGrant }: Editor, role: EditorRole): Promise<void> {
  const { roles, sdk, t } = host;
  return told(host, async () => {
    const name = t('copy.name', { role: role.name }).slice(0, longestName);
    const { color, color2, shown, level, numbers } = role;
    const look = { name, shown, ...(color ? { color } : {}), ...(color2 ? { color2 } : {}) };
    const { roleId } = await make(host, { name: 'roles.create', payload: look }, t('create.done', { role: name }));
    const made = roles.editor.known.get().data?.roles.find(({ id }) => id === roleId);
    if (!made) return;
    sdk.navigate(addressOf({ role: made.id }));
    const values = role.values.filter(({ key, value }) => value === 'deny' || mayGrant.includes(key));
    const change: Change = { name: 'roles.change', payload: { roleId: made.id, version: made.version, ...(level ? { level } : {}), values, numbers } };
    await make(host, change, t('copy.done', { role: role.name }));
  });
}

/** Deletes a role, after saying what that comes to. */
export async function remove(host: RolesHost, role: EditorRole): Promise<void> {
  const { roles, sdk, ui, t } = host;
  const change: Change = { name: 'roles.delete', payload: { roleId: role.id, version: role.version } };
  await told(host, async () => {
    const preview = await roles.preview(change);
    const body = drawn(host, (
      <>
        <p>{t('delete.text', { count: role.members })}</p>
        <Effects preview={preview} />
      </>
    ));
    const labels = { title: t('delete.title', { role: role.name }), confirm: t('delete.confirm'), cancel: t('cancel') };
    if (!(await ui.dialog({ ...labels, body, danger: true }))) return;
    await make(host, change, t('delete.done', { role: role.name }));
    sdk.navigate(rolesAddress, { replace: true });
  });
}
