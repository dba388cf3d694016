// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addressOf } from '../view/address';
import { news, refusal, RolesServer, team } from './server';
import { soon, Stage } from './stage';

let server: RolesServer;
let stage: Stage;

beforeEach(() => {
  server = new RolesServer();
  stage = new Stage(server);
});
afterEach(() => { stage.close(); });

async function open(...path: string[]): Promise<void> {
  stage.open('roles', ...path);
  await soon(() => { expect(stage.all('.roles-row')).toHaveLength(4); });
}

const row = (id: string) => stage.one(`[data-role="${id}"]`);
const checked = (permission: string) => stage.one<HTMLInputElement>(`[data-permission="${permission}"] input:checked`).value;
const allow = (permission: string) => stage.one<HTMLInputElement>(`[data-permission="${permission}"] input[value="allow"]`);
const notes = (permission: string) => stage.one(`[data-permission="${permission}"] .roles-permission-notes`).textContent;
const bar = () => stage.place.querySelector('.roles-bar');

describe('the list', () => {
  it('shows all roles, highest first, and which is open', async () => {
    await open('3');
    expect(stage.all('.roles-row .roles-chip').map(({ textContent }) => textContent)).toEqual(['Boss', 'Guide', 'Guest', 'Everybody']);
    expect(row('3').querySelector('a')?.getAttribute('aria-current')).toBe('page');
    expect(row('1').textContent).toContain('everybody');
  });

  it('asks before a move takes something from somebody', async () => {
    server.preview = { gains: [], losses: [{ permission: { key: 'chat.send', name: 'Write messages' }, place: { scope: 'server', name: '' }, members: 1, names: ['Ann'] }], numbers: [], more: { gains: 0, losses: 0, numbers: 0 } };
    stage.answer = false;
    await open('2');
    stage.button('Move Guest up').click();
    await soon(() => { expect(stage.dialogs).toHaveLength(1); });
    expect(stage.dialogs[0]!.shown.textContent).toContain('Write messages on the whole server: Ann');
    expect(server.made()).toEqual([]);
  });

  it('makes a role and opens it', async () => {
    await open();
    stage.answer = false;
    stage.button('New role').click();
    const [dialog] = stage.dialogs;
    expect(await dialog?.submit?.()).toContain('needs a name');
    (dialog?.body as HTMLInputElement).value = ' Helper ';
    expect(await dialog?.submit?.()).toBeNull();
    expect(server.made()).toEqual([{ name: 'roles.create', payload: { name: 'Helper' } }]);
    await soon(() => { expect(stage.all('.roles-row')).toHaveLength(5); });
  });

  it('copies a role, without what its maker may not give and what there is not', async () => {
    server.roles[2]!.values = [
      { key: 'roles.manage', value: 'allow' },
      { key: 'chat.send', value: 'allow' },
      { key: 'chat.manage', value: 'deny' },
      { key: 'core.own', value: 'deny' },
      { key: 'gone.do', value: 'deny' },
    ];
    server.roles[2]!.numbers = [{ key: 'chat.longest', value: 500 }, { key: 'gone.most', value: 3 }];
    await open('2');
    stage.choose('More for Guest', 'Copy');
    await soon(() => { expect(server.made()).toHaveLength(2); });
    expect(server.made()[0]?.payload).toMatchObject({ name: 'Guest (copy)' });
    expect(server.made()[1]?.payload).toMatchObject({
      roleId: '50',
      values: [{ key: 'chat.send', value: 'allow' }, { key: 'chat.manage', value: 'deny' }],
      numbers: [{ key: 'chat.longest', value: 500 }],
    });
    expect(stage.line.addresses).toEqual([addressOf({ role: '50' })]);
  });

  it('says before a role is deleted what that comes to', async () => {
    await open('2');
    stage.choose('More for Guest', 'Delete');
    await soon(() => { expect(server.made()).toEqual([{ name: 'roles.delete', payload: { roleId: '2', version: 1 } }]); });
    expect(stage.dialogs[0]!.shown.textContent).toContain('Nobody gains or loses anything');
    await soon(() => { expect(stage.all('.roles-row')).toHaveLength(3); });
  });

  it('says why it could not be read', async () => {
    server.own['roles.editor'] = () => { throw refusal('unavailable'); };
    stage.open('roles');
    await soon(() => { expect(stage.one('[role="alert"]').textContent).toContain('The server is busy'); });
    delete server.own['roles.editor'];
    stage.button('Try again').click();
    await soon(() => { expect(stage.all('.roles-row')).toHaveLength(4); });
  });
});

describe('what cannot be read again', () => {
  it('is said beside what was read before, and can be tried again', async () => {
    await open('2');
    server.own['roles.editor'] = () => { throw refusal('unavailable'); };
    stage.line.hear('roles.changed');
    await soon(() => { expect(stage.text()).toContain('The server is busy'); });
    expect(stage.all('.roles-row')).toHaveLength(4);
    delete server.own['roles.editor'];
    const again = stage.button('Try again');
    again.focus();
    again.click();
    await soon(() => { expect(stage.text()).not.toContain('The server is busy'); });
    await soon(() => { expect(document.activeElement?.hasAttribute('data-home')).toBe(true); });
  });

  it('after a copy is said', async () => {
    await open('2');
    server.own['roles.create'] = () => {
      server.own['roles.editor'] = () => { throw refusal('unavailable'); };
    };
    stage.choose('More for Guest', 'Copy');
    await soon(() => { expect(stage.toasts.at(-1)?.text).toContain('The server is busy'); });
    expect(stage.line.addresses).toEqual([]);
  });
});

describe('a role', () => {
  it('says of each permission what it says, and what that comes to', async () => {
    server.roles[2]!.values = [{ key: 'chat.manage', value: 'deny' }];
    await open('2');
    expect([checked('chat.send'), checked('chat.manage')]).toEqual(['inherit', 'deny']);
    expect(notes('chat.send')).toContain('Inherited: allowed by Everybody.');
    expect(notes('chat.send')).toContain('Members who are muted never have it.');
    expect(notes('chat.manage')).toContain('Can delete everything.');
    expect(stage.all('.roles-group').map((group) => group.getAttribute('aria-label'))).toEqual(['Chat', 'Roles', 'The server itself']);
  });

  it('names each choice by its permission for screen readers', async () => {
    await open('2');
    const group = stage.one('[data-permission="chat.send"] [role="radiogroup"]');
    const name = group.getAttribute('aria-labelledby') ?? '';
    expect(document.getElementById(name)?.textContent).toBe('Write messages');
    expect([...group.querySelectorAll('label')].map(({ textContent }) => textContent)).toEqual(['Deny', 'Inherit', 'Allow']);
  });

  it('cannot be given what is the owner’s, or not held by who gives, and says so', async () => {
    await open('2');
    const disabled = (key: string) => stage.all<HTMLInputElement>(`[data-permission="${key}"] input`).filter((each) => each.disabled).map(({ value }) => value);
    expect(disabled('chat.send')).toEqual([]);
    expect(disabled('roles.manage')).toEqual(['allow']);
    expect(notes('roles.manage')).toContain('You do not have this yourself');
    expect(disabled('core.own')).toEqual(['deny', 'allow']);
    expect(notes('core.own')).toContain('the owner’s alone');
  });

  it('above one’s own is shown, disabled, with the reason', async () => {
    await open('9');
    expect(stage.text()).toContain('only change roles that stand below your own');
    const open_ = stage.all<HTMLInputElement>('.roles-pane input:not([type="search"]), .roles-pane select').filter((each) => !each.disabled);
    expect(open_.filter((each) => each.type !== 'radio')).toEqual([]);
    expect(open_.every((each) => each.checked)).toBe(true);
  });

  it('shows what saving comes to, saves, and offers to undo', async () => {
    server.preview = { gains: [{ permission: { key: 'chat.send', name: 'Write messages' }, place: { scope: news, name: '#news' }, members: 9, names: ['Ann', 'Bob'] }], losses: [], numbers: [], more: { gains: 12, losses: 0, numbers: 0 } };
    await open('2');
    expect(bar()).toBeNull();
    stage.say('chat.send', 'allow');
    await soon(() => { expect(bar()?.textContent).toContain('Write messages at #news: Ann, Bob, and 7 more members'); });
    expect(bar()?.textContent).toContain('12 more');
    expect(server.made()).toEqual([]);
    stage.button('Save').click();
    await soon(() => { expect(bar()).toBeNull(); });
    expect(server.made()).toEqual([{ name: 'roles.change', payload: { roleId: '2', version: 1, values: [{ key: 'chat.send', value: 'allow' }] } }]);
    expect(checked('chat.send')).toBe('allow');
    expect(stage.one('.roles-undo').textContent).toContain('Role “Guest” saved. Can be undone for 10 more minutes.');
    stage.toasts[0]?.action?.run();
    await soon(() => { expect(stage.place.querySelector('.roles-undo')).toBeNull(); });
    expect(server.made().at(-1)).toEqual({ name: 'roles.undo', payload: { undoId: '1' } });
    expect(stage.toasts.at(-1)?.text).toBe('Undone.');
  });

  it('leaves the focus at its head when the bar has gone with it', async () => {
    await open('2');
    stage.say('chat.send', 'deny');
    await soon(() => { expect(bar()).not.toBeNull(); });
    stage.button('Discard').focus();
    stage.button('Discard').click();
    await soon(() => { expect(document.activeElement?.textContent).toBe('Guest'); });
  });

  it('tells by the level what is allowed before it is saved', async () => {
    await open('2');
    stage.type('.roles-field select[aria-describedby]', 'admin');
    await soon(() => { expect(notes('chat.manage')).toContain('Inherited: allowed by the level Administrator.'); });
  });

  it('has a colour or two, and shows them', async () => {
    await open('2');
    stage.type('select[aria-label="Colour"]', 'gradient');
    await soon(() => { expect(stage.all('input[type="color"]')).toHaveLength(2); });
    expect(stage.one('.roles-preview').style.getPropertyValue('--roles-two')).toBe('#9a6fd0');
    stage.button('Save').click();
    await soon(() => { expect(server.made()[0]?.payload).toMatchObject({ look: { color: '#4f86c6', color2: '#9a6fd0' } }); });
  });

  it('of which there are as many as can be is refused with that reason', async () => {
    server.own['roles.create'] = () => { throw refusal('roles.full'); };
    await open('2');
    stage.choose('More for Guest', 'Copy');
    await soon(() => { expect(stage.toasts.map(({ text }) => text)).toEqual(['There cannot be more roles. Delete one first.']); });
  });

  it('is not saved with a number out of its range', async () => {
    await open('2');
    stage.type('[data-quota="chat.longest"] input', '99');
    await soon(() => { expect(bar()?.textContent).toContain('“Longest message” is not a whole number in its range.'); });
    stage.button('Save').click();
    stage.type('[data-quota="chat.longest"] input', '100');
    await soon(() => { expect(bar()?.textContent).not.toContain('not a whole number'); });
    stage.button('Save').click();
    await soon(() => { expect(server.made().map(({ payload }) => payload['numbers'])).toEqual([[{ key: 'chat.longest', value: 100 }]]); });
  });

  it('says why it was not saved, and keeps what was chosen', async () => {
    server.own['roles.change'] = ({ preview }) => { if (!preview) throw refusal('forbidden'); };
    await open('2');
    stage.say('chat.send', 'deny');
    await soon(() => { expect(bar()).not.toBeNull(); });
    stage.button('Save').click();
    await soon(() => { expect(bar()?.textContent).toContain('You may not do this'); });
    expect(checked('chat.send')).toBe('deny');
  });

  it('finds permissions by what they are called', async () => {
    await open('2');
    stage.type('input[aria-label="Filter permissions"]', 'manage');
    await soon(() => { expect(stage.all('[data-permission]').map((each) => each.dataset['permission'])).toEqual(['chat.manage', 'roles.manage']); });
    stage.type('input[aria-label="Filter permissions"]', 'nothing of that');
    await soon(() => { expect(stage.text()).toContain('No permission matches.'); });
  });
});

describe('a rule at a place', () => {
  it('is reached by a tree with the keys of trees', async () => {
    await open('2');
    const button = stage.one('[aria-haspopup="tree"]');
    button.click();
    await soon(() => { expect(document.activeElement?.textContent).toBe('Whole server'); });
    expect(stage.all('[role="treeitem"]').map((each) => each.getAttribute('aria-level'))).toEqual(['1', '2', '3']);
    const press = (key: string) => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    press('ArrowDown');
    press('#');
    expect(document.activeElement?.textContent).toBe('#news');
    press('Enter');
    expect(stage.line.addresses).toEqual([addressOf({ role: '2' }, news)]);
    await soon(() => { expect(stage.place.querySelector('[role="tree"]')).toBeNull(); });
    expect(document.activeElement).toBe(button);
  });

  it('is offered for places that have come or got other names since', async () => {
    await open('2');
    server.places = [{ scope: team, name: 'Crew', depth: 1, kind: 'chat.group' }, { scope: `${team}/chat.channel:3`, name: '#new', depth: 2, kind: 'chat.channel' }];
    stage.one('[aria-haspopup="tree"]').click();
    await soon(() => { expect(stage.all('[role="treeitem"]').map(({ textContent }) => textContent)).toEqual(['Whole server', 'Crew', '#new']); });
  });

  it('is that of a role, and says what holds around it', async () => {
    server.rules.set(team, { scope: team, version: 4, mayGrant: server.mayGrant, rules: [{ roleId: '1', values: [{ key: 'chat.send', value: 'deny' }], mayEdit: true }] });
    await open('2', news);
    await soon(() => { expect(notes('chat.send')).toContain('Inherited: denied by Everybody at Team.'); });
    stage.say('chat.send', 'allow');
    await soon(() => { expect(bar()).not.toBeNull(); });
    stage.button('Save').click();
    await soon(() => {
      expect(server.made()).toEqual([{ name: 'roles.rule', payload: { scope: news, version: 1, roleId: '2', values: [{ key: 'chat.send', value: 'allow' }] } }]);
    });
  });

  it('lets only that be allowed which one holds there', async () => {
    server.rules.set(news, { scope: news, version: 3, rules: [], mayGrant: ['chat.send'] });
    await open('2', news);
    await soon(() => { expect(allow('chat.send').disabled).toBe(false); });
    expect(allow('chat.manage').disabled).toBe(true);
  });

  it('is that of a member, who is found by name', async () => {
    server.rules.set(news, { scope: news, version: 3, mayGrant: server.mayGrant, rules: [{ member: { key: '7', name: 'Ann' }, values: [{ key: 'chat.send', value: 'deny' }], mayEdit: true }] });
    await open('member-7', news);
    await soon(() => { expect(checked('chat.send')).toBe('deny'); });
    expect(stage.one('.roles-here').textContent).toContain('Annone permission');
    stage.say('chat.send', 'inherit');
    await soon(() => { expect(notes('chat.send')).toContain('as the roles of the member say'); });
    stage.button('Save').click();
    await soon(() => { expect(server.made()[0]?.payload).toEqual({ scope: news, version: 3, memberId: '7', values: [{ key: 'chat.send', value: 'inherit' }] }); });
    stage.type('.roles-search input', 'Member 2');
    await soon(() => { expect(stage.all('.roles-found-one')).toHaveLength(1); });
    stage.one('.roles-found-one').focus();
    stage.one('.roles-found-one').click();
    await soon(() => { expect(stage.place.querySelector('.roles-found-one')).toBeNull(); });
    expect(document.activeElement).toBe(stage.one('.roles-search input'));
    expect(stage.line.addresses).toEqual([addressOf({ member: '2' }, news)]);
  });

  it('that may not be changed says so', async () => {
    server.own['roles.rules'] = () => { throw refusal('forbidden'); };
    await open('2', news);
    await soon(() => { expect(stage.text()).toContain('You may not change rules at #news.'); });
  });
});

describe('the explainer', () => {
  it('says why, and leads to the rule', async () => {
    await open('2', news);
    stage.button('What may they do?').click();
    await soon(() => { expect(stage.one('.roles-answer').textContent).toContain('role_rule {"role":"Guest","place":"#news"}'); });
    expect(server.log).toContainEqual({ name: 'roles.why', payload: { roleId: '2', permission: 'chat.send', scope: news } });
    expect(stage.one('.roles-answer a').getAttribute('href')).toBe(addressOf({ role: '2' }, team));
    const [, permission, where] = stage.all<HTMLSelectElement>('dialog select');
    permission!.value = 'chat.manage';
    permission!.dispatchEvent(new Event('change', { bubbles: true }));
    where!.value = 'server';
    where!.dispatchEvent(new Event('change', { bubbles: true }));
    await soon(() => { expect(server.log.at(-1)?.payload).toEqual({ roleId: '2', permission: 'chat.manage', scope: 'server' }); });
    stage.button('Close').click();
    await soon(() => { expect(stage.place.querySelector('dialog')).toBeNull(); });
  });
});
