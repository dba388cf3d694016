// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressOf } from '../view/address';
import { member, refusal, role, RolesServer } from './server';
import { soon, Stage } from './stage';

let server: RolesServer;
let stage: Stage;

beforeEach(() => {
  server = new RolesServer();
  stage = new Stage(server);
});
afterEach(() => { stage.close(); });

const shown = () => stage.all('[data-member]').map((each) => each.dataset['member']);
const asked = () => server.log.filter(({ name }) => name === 'roles.members').map(({ payload }) => payload);

async function open(): Promise<void> {
  stage.open('members');
  await soon(() => { expect(shown().length).toBeGreaterThan(0); });
}

describe('the list', () => {
  it('shows who is here, in which roles and states', async () => {
    server.members = [
      member('1', { roles: ['1', '3'], owner: true }),
      member('2', { state: 'muted', rules: true, mayAssign: false }),
      member('3', { roles: ['9', '3', '2', '41', '42'] }),
    ];
    server.roles.splice(3, 0, role('41', 1), role('42', 1));
    await open();
    const texts = stage.all('[data-member]').map(({ textContent }) => textContent);
    expect(texts[0]).toContain('Member 1@m1OwnerGuide');
    expect(texts[1]).toContain('MutedOwn rules');
    expect(texts[2]).toContain('BossGuideGuestRole 41+1');
    expect(stage.button('Roles of Member 2, not to be changed by you')).toBeDefined();
    expect(stage.text()).toContain('3 members');
  });

  it('is narrowed by name, role and state', async () => {
    await open();
    stage.type('input[aria-label="Search by name"]', 'Member 2');
    await soon(() => { expect(shown()).toEqual(['2']); });
    stage.type('select[aria-label="State"]', 'banned');
    await soon(() => { expect(stage.text()).toContain('Nobody matches.'); });
    stage.type('select[aria-label="Role"]', '3');
    await soon(() => { expect(asked().at(-1)).toEqual({ text: 'Member 2', roleId: '3', state: 'banned', offset: 0, limit: 100 }); });
  });

  it('has only the rows in sight, of however many there are', async () => {
    server.members = Array.from({ length: 10_000 }, (_, index) => member(String(index)));
    await open();
    const list = stage.one('[role="list"]');
    expect(list.style.height).toBe('600000px');
    expect(shown().length).toBeLessThan(50);
    expect(stage.one('[role="listitem"]').getAttribute('aria-setsize')).toBe('10000');
    expect(asked()).toHaveLength(1);
  });

  it('reads on as it is scrolled, and keeps the row that has the focus', async () => {
    stage.place.style.overflowY = 'auto';
    server.members = Array.from({ length: 10_000 }, (_, index) => member(String(index)));
    await open();
    const list = stage.one('[role="list"]');
    stage.button('Roles of Member 3').focus();
    let top = -60 * 5_000;
    list.getBoundingClientRect = () => ({ top }) as DOMRect;
    stage.place.getBoundingClientRect = () => ({ top: 0 }) as DOMRect;
    stage.place.dispatchEvent(new Event('scroll'));
    await soon(() => { expect(shown()).toContain('5000'); });
    expect(asked().at(-1)?.['offset']).toBe(5_000);
    expect(document.activeElement?.closest('[data-member]')?.getAttribute('data-member')).toBe('3');
    expect(shown().length).toBeLessThan(50);
    top = 0;
    stage.place.dispatchEvent(new Event('scroll'));
    await soon(() => { expect(shown()).toContain('0'); });
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Roles of Member 4');
  });

  it('is read again when roles have changed', async () => {
    await open();
    server.members[0]!.roles = ['2'];
    stage.line.hear('roles.changed');
    await soon(() => { expect(stage.all('[data-member]')[0]?.textContent).toContain('Guest'); });
  });

  it('says why it could not be read', async () => {
    server.own['roles.members'] = () => { throw refusal('unavailable'); };
    stage.open('members');
    await soon(() => { expect(stage.text()).toContain('The server is busy'); });
    delete server.own['roles.members'];
    stage.button('Try again').click();
    await soon(() => { expect(shown()).toHaveLength(2); });
  });

  it('is read again where that failed, when one tries again', async () => {
    stage.place.style.overflowY = 'auto';
    server.members = Array.from({ length: 1_000 }, (_, index) => member(String(index)));
    await open();
    server.own['roles.members'] = () => { throw refusal('unavailable'); };
    stage.one('[role="list"]').getBoundingClientRect = () => ({ top: -60 * 500 }) as DOMRect;
    stage.place.getBoundingClientRect = () => ({ top: 0 }) as DOMRect;
    stage.place.dispatchEvent(new Event('scroll'));
    await soon(() => { expect(stage.text()).toContain('The server is busy'); });
    expect(shown()).toEqual([]);
    delete server.own['roles.members'];
    stage.button('Try again').click();
    await soon(() => { expect(shown()).toContain('500'); });
    expect(stage.text()).not.toContain('The server is busy');
  });

  it('is read as soon as there is a connection', async () => {
    server.own['roles.members'] = () => { throw refusal('offline'); };
    stage.open('members');
    await soon(() => { expect(stage.text()).toContain('The server does not answer'); });
    delete server.own['roles.members'];
    stage.line.hear('ready');
    await soon(() => { expect(shown()).toHaveLength(2); });
  });

  it('offers what may be asked about a member to who manages roles only', async () => {
    await open();
    stage.choose('More for Member 1', 'Rules for this member');
    expect(stage.line.addresses).toEqual([addressOf({ member: '1' })]);
    stage.choose('More for Member 1', 'What may they do?');
    await soon(() => { expect(stage.one('dialog').textContent).toContain('What may they do?'); });
    stage.close();
    stage = new Stage(server);
    stage.line.permissions = new Set(['roles.assign']);
    await open();
    expect(() => stage.button('More for Member 1')).toThrow();
  });
});

describe('the roles of a member', () => {
  const box = (name: string) => stage.all('dialog label').find(({ textContent }) => textContent.startsWith(name))!.querySelector('input')!;

  it('are given and taken, after it is said what that comes to', async () => {
    server.preview = { gains: [{ permission: { key: 'a.b', name: 'Do it' }, place: { scope: 'server', name: '' }, members: 1, names: ['Member 1'] }], losses: [], numbers: [], more: { gains: 0, losses: 0, numbers: 0 } };
    await open();
    stage.button('Roles of Member 1').click();
    await soon(() => { expect(stage.all('dialog label')).toHaveLength(3); });
    expect([box('Boss').checked, box('Guide').checked, box('Guest').checked]).toEqual([false, true, false]);
    box('Guide').click();
    box('Guest').click();
    await soon(() => { expect(stage.one('dialog').textContent).toContain('Do it on the whole server: Member 1'); });
    expect(server.made()).toEqual([]);
    stage.button('Save').click();
    await soon(() => { expect(stage.place.querySelector('dialog')).toBeNull(); });
    expect(server.made()).toEqual([{ name: 'roles.assign', payload: { memberId: '1', add: ['2'], remove: ['3'] } }]);
    expect(stage.toasts[0]?.text).toBe('Roles of Member 1 saved.');
    expect(stage.one('.roles-undo').textContent).toContain('Roles of Member 1 saved.');
  });

  it('can be given only below one’s own, and the reason stands beside', async () => {
    await open();
    stage.button('Roles of Member 1').click();
    await soon(() => { expect(box('Boss').disabled).toBe(true); });
    expect(stage.all('dialog label')[0]?.textContent).toContain('Not below your own highest role');
    expect(box('Guide').disabled).toBe(false);
  });

  it('say why they were not saved, and stay as chosen', async () => {
    server.own['roles.assign'] = ({ preview }) => { if (!preview) throw refusal('forbidden'); };
    await open();
    stage.button('Roles of Member 1').click();
    await soon(() => { expect(stage.all('dialog label')).toHaveLength(3); });
    box('Guest').click();
    await soon(() => { expect(stage.button('Save').getAttribute('aria-disabled')).toBe('false'); });
    stage.button('Save').click();
    await soon(() => { expect(stage.one('dialog [role="alert"]').textContent).toContain('You may not do this'); });
    expect(box('Guest').checked).toBe(true);
  });

  it('stay open while they are being saved, so that a refusal is seen', async () => {
    let refuse: (() => void) | undefined;
    server.own['roles.assign'] = ({ preview }) => (preview ? undefined : new Promise((_, reject) => { refuse = () => { reject(refusal('forbidden')); }; }));
    await open();
    stage.button('Roles of Member 1').click();
    await soon(() => { expect(stage.all('dialog label')).toHaveLength(3); });
    box('Guest').click();
    await soon(() => { expect(stage.button('Save').getAttribute('aria-disabled')).toBe('false'); });
    stage.button('Save').click();
    await soon(() => { expect(stage.button('Cancel').getAttribute('aria-disabled')).toBe('true'); });
    const leave = () => {
      stage.button('Cancel').click();
      stage.one('dialog').dispatchEvent(new Event('cancel', { cancelable: true }));
    };
    leave();
    // As a browser does by force.
    stage.one<HTMLDialogElement>('dialog').close();
    await soon(() => { expect(refuse).toBeDefined(); });
    expect(stage.one<HTMLDialogElement>('dialog').open).toBe(true);
    refuse?.();
    await soon(() => { expect(stage.one('dialog [role="alert"]').textContent).toContain('You may not do this'); });
    leave();
    await soon(() => { expect(stage.place.querySelector('dialog')).toBeNull(); });
  });

  it('are closed before what opened them takes the focus', async () => {
    await open();
    const opener = stage.button('Roles of Member 1');
    opener.focus();
    opener.click();
    await soon(() => { expect(stage.all('dialog label')).toHaveLength(3); });
    const dialog = stage.one<HTMLDialogElement>('dialog');
    let wasOpen = true;
    opener.addEventListener('focus', () => { wasOpen = dialog.open; });
    box('Guest').focus();
    stage.button('Cancel').click();
    await soon(() => { expect(stage.place.querySelector('dialog')).toBeNull(); });
    expect([wasOpen, document.activeElement]).toEqual([false, opener]);
  });
});
