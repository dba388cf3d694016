// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyDraft, storedRole, withValue } from '../model/draft';
import { chooseView, mayView } from '../view/viewAs';
import { member, refusal, RolesServer } from './server';
import { soon, Stage } from './stage';

let server: RolesServer;
let stage: Stage;

beforeEach(() => {
  server = new RolesServer();
  stage = new Stage(server);
  stage.line.permissions = new Set(['roles.manage', 'roles.assign', 'core.viewAs']);
});
afterEach(() => { stage.close(); });

async function open(page: 'roles' | 'members', menu: string): Promise<void> {
  stage.open(page, ...(page === 'roles' ? ['2'] : []));
  await soon(() => { expect(stage.button(menu)).toBeDefined(); });
}

const offered = (menu: string) => {
  stage.menu = [];
  stage.button(menu).click();
  return stage.menu.map(({ label }) => label);
};

describe('the eyes of others', () => {
  it('are those of a member', async () => {
    await open('members', 'More for Member 1');
    stage.choose('More for Member 1', 'View as this member');
    await soon(() => { expect(stage.line.views).toEqual([{ eyes: 'member:1', name: 'Member 1' }]); });
  });

  it('are those of whoever has a role', async () => {
    await open('roles', 'More for Guest');
    stage.choose('More for Guest', 'View as this role');
    await soon(() => { expect(stage.line.views).toEqual([{ eyes: 'role:2', name: 'Guest' }]); });
  });

  it('are offered to those only who may, and never twice', async () => {
    await open('members', 'More for Member 1');
    expect(offered('More for Member 1')).toContain('View as this member');
    stage.line.permissions = new Set(['roles.manage', 'roles.assign']);
    expect(offered('More for Member 1')).not.toContain('View as this member');
    const session = { ...stage.host.sdk.session, viewAs: 'member:1' };
    expect(mayView({ sdk: { ...stage.host.sdk, session, may: () => true } })).toBe(false);
  });

  it('are not one’s own and not the owner’s', async () => {
    server.members = [member('me'), member('7', { owner: true })];
    await open('members', 'More for Member me');
    expect(offered('More for Member me')).not.toContain('View as this member');
    expect(offered('More for Member 7')).not.toContain('View as this member');
  });

  it('cost what is not saved, which is asked before', async () => {
    await open('roles', 'More for Guest');
    stage.roles.drafts.set(withValue(emptyDraft({ roleId: '2', scope: 'server' }, storedRole(server.roles[2]!)), 'inherit', 'chat.send', 'deny'));
    stage.answer = false;
    stage.choose('More for Guest', 'View as this role');
    await soon(() => { expect(stage.dialogs[0]?.title).toBe('Something is not saved'); });
    expect(stage.line.views).toEqual([]);
    stage.answer = true;
    stage.choose('More for Guest', 'View as this role');
    await soon(() => { expect(stage.line.views).toHaveLength(1); });
  });

  it('are chosen in the account menu from roles and, by who may look for them, members', async () => {
    await chooseView(stage.host);
    expect(stage.line.views).toEqual([{ eyes: 'role:9', name: 'Boss' }]);
    stage.line.permissions = new Set(['core.viewAs']);
    await chooseView(stage.host);
    expect(stage.dialogs[1]!.shown.querySelector('input[type="search"]')).toBeNull();
    expect(stage.dialogs[0]!.shown.querySelector('input[type="search"]')).not.toBeNull();
    expect((stage.dialogs[0]?.body as HTMLElement).childNodes).toHaveLength(0);
  });

  it('are not chosen from nothing: why the roles could not be read is said', async () => {
    server.own['roles.list'] = () => { throw refusal('unavailable'); };
    await chooseView(stage.host);
    expect(stage.toasts.map(({ text }) => text)).toEqual(['The server is busy. Try again in a moment.']);
    expect([stage.dialogs, stage.line.views]).toEqual([[], []]);
  });
});

describe('the server', () => {
  async function dialog() {
    await open('members', 'More for Member 1');
    stage.choose('More for Member 1', 'Hand on the server …');
    const [asked] = stage.dialogs;
    const input = (asked?.body as HTMLElement).querySelector('input')!;
    const type = (text: string) => {
      input.value = text;
      input.dispatchEvent(new Event('input', { bubbles: true }));
    };
    return { submit: () => asked?.submit?.(), type };
  }

  beforeEach(() => {
    stage.close();
    stage = new Stage(server, true);
    stage.answer = null;
  });

  it('is handed on by its owner with his password', async () => {
    const { submit, type } = await dialog();
    expect(await submit()).toBe('Type your password.');
    type('secret');
    expect(await submit()).toBeNull();
    expect(stage.line.calls).toEqual(['POST /api/admin/owner {"loginName":"m1","password":"secret"}']);
  });

  it('stays where it is with a wrong one, which is said', async () => {
    // As it comes from the shell, whose class of errors is another.
    stage.line.refused = Object.assign(refusal('forbidden'), { path: 'password' });
    const { submit, type } = await dialog();
    type('wrong');
    expect(await submit()).toBe('This is not your password.');
    stage.line.refused = refusal('rate_limited');
    expect(await submit()).toContain('Too many');
  });

  it('is nobody else’s to hand on', async () => {
    stage.close();
    stage = new Stage(server);
    await open('members', 'More for Member 1');
    expect(offered('More for Member 1')).not.toContain('Hand on the server …');
  });
});
