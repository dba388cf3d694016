// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import piece from '../index';
import { news, refusal, RolesServer } from './server';
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
  await soon(() => { expect(stage.all('.roles-row').length).toBeGreaterThan(0); });
}

async function draft(value: string): Promise<void> {
  await soon(() => { expect(stage.all('[data-permission]').length).toBeGreaterThan(0); });
  stage.say('chat.send', value);
  await soon(() => { expect(bar()).not.toBeNull(); });
}

const row = (id: string) => stage.one(`[data-role="${id}"]`);
const checked = (permission: string) => stage.one<HTMLInputElement>(`[data-permission="${permission}"] input:checked`).value;
const bar = () => stage.place.querySelector('.roles-bar');
const kept = () => [...stage.roles.drafts.all.get().keys()];

/** Somebody else saves something of a role. */
function saveElsewhere(id: string, key: string, value: string): void {
  const role = server.roles.find((each) => each.id === id)!;
  Object.assign(role, { version: role.version + 1, values: [...role.values.filter((each) => each.key !== key), { key, value }] });
}

it('what is not saved is kept while one looks elsewhere, and marked', async () => {
  await open('2');
  await draft('deny');
  await soon(() => { expect(row('2').querySelector('[aria-label="Not saved"]')).not.toBeNull(); });
  stage.open('roles', '3');
  await soon(() => { expect(bar()).toBeNull(); });
  stage.open('roles', '2');
  await soon(() => { expect(checked('chat.send')).toBe('deny'); });
  stage.button('Discard').click();
  await soon(() => { expect(checked('chat.send')).toBe('inherit'); });
});

describe('what somebody else has saved', () => {
  it.each([
    ['kept', false, 'deny', 1],
    ['given up', true, 'allow', 0],
  ])('is asked about; one’s own is %s', async (_, theirs, value, saves) => {
    await open('2');
    await draft('deny');
    saveElsewhere('2', 'chat.send', 'allow');
    saveElsewhere('2', 'chat.manage', 'deny');
    const { version } = server.roles[2]!;
    stage.answer = theirs;
    stage.button('Save').click();
    await soon(() => { expect(stage.dialogs.map(({ title }) => title)).toEqual(['Changed by somebody else']); });
    await soon(() => { expect([checked('chat.send'), checked('chat.manage')]).toEqual([value, 'deny']); });
    if (saves > 0) stage.button('Save').click();
    await soon(() => { expect(server.made().filter(({ payload }) => payload['version'] === version)).toHaveLength(saves); });
  });

  it('is told at once when it is the same', async () => {
    await open('2');
    await draft('deny');
    saveElsewhere('2', 'chat.send', 'allow');
    stage.line.hear('roles.changed');
    await soon(() => { expect(bar()?.textContent).toContain('Somebody else has saved something here'); });
    stage.button('Keep editing').click();
    await soon(() => { expect(bar()?.textContent).not.toContain('Somebody else'); });
    stage.button('Save').click();
    await soon(() => { expect(server.made().map(({ payload }) => payload['version'])).toEqual([2]); });
  });

  it('is of no matter when it is something else, also to what is changed next', async () => {
    await open('2');
    await draft('deny');
    saveElsewhere('2', 'chat.manage', 'deny');
    stage.line.hear('roles.changed');
    await soon(() => { expect(checked('chat.manage')).toBe('deny'); });
    stage.say('chat.manage', 'allow');
    await soon(() => { expect(bar()?.textContent).toContain('2 changes are not saved'); });
    expect(bar()?.textContent).not.toContain('Somebody else');
    stage.button('Save').click();
    await soon(() => { expect(bar()).toBeNull(); });
    expect(server.made().map(({ payload }) => payload['version'])).toEqual([2]);
  });

  it('unseen is said, and saving once more saves', async () => {
    await open('2');
    await draft('deny');
    saveElsewhere('2', 'chat.manage', 'deny');
    stage.button('Save').click();
    await soon(() => { expect(bar()?.textContent).toContain('Somebody else has changed this meanwhile. Look at it again.'); });
    expect([checked('chat.manage'), stage.dialogs.length]).toEqual(['deny', 0]);
    stage.button('Save').click();
    await soon(() => { expect(bar()).toBeNull(); });
  });
});

describe('one’s own change is not somebody else’s', () => {
  it('when it is a rule of the same role', async () => {
    server.own['roles.rule'] = ({ preview }) => { if (!preview) server.roles[2]!.version = 2; };
    await open('2');
    await draft('deny');
    stage.open('roles', '2', news);
    await soon(() => { expect(stage.place.querySelector('.roles-here, .roles-at')).not.toBeNull(); });
    await draft('allow');
    stage.button('Save').click();
    await soon(() => { expect(stage.toasts).toHaveLength(1); });
    stage.open('roles', '2');
    await soon(() => { expect(bar()).not.toBeNull(); });
    expect(bar()?.textContent).not.toContain('Somebody else');
    stage.button('Save').click();
    await soon(() => { expect(server.made().at(-1)?.payload).toMatchObject({ roleId: '2', version: 2 }); });
  });

  it('when it is taken back', async () => {
    server.own['roles.undo'] = () => { saveElsewhere('2', 'chat.send', 'allow'); };
    await open('2');
    await draft('deny');
    stage.button('Save').click();
    await soon(() => { expect(bar()).toBeNull(); });
    await draft('inherit');
    stage.toasts[0]?.action?.run();
    await soon(() => { expect(stage.toasts.at(-1)?.text).toBe('Undone.'); });
    expect(bar()?.textContent).not.toContain('Somebody else');
  });
});

describe('a draft goes', () => {
  it('with its role, whoever deletes that', async () => {
    await open('2');
    await draft('deny');
    stage.open('roles', '3');
    await soon(() => { expect(bar()).toBeNull(); });
    await draft('deny');
    expect(kept()).toHaveLength(2);
    server.roles.splice(1, 1);
    stage.line.hear('roles.changed');
    await soon(() => { expect(stage.text()).toContain('no longer there'); });
    expect(kept()).toHaveLength(1);
    stage.open('roles', '2');
    await soon(() => { expect(bar()).not.toBeNull(); });
    server.own['roles.editor'] = () => { throw refusal('unavailable'); };
    stage.choose('More for Guest', 'Delete');
    await soon(() => { expect(kept()).toEqual([]); });
  });

  it('with its place', async () => {
    await open('member-7', news);
    await draft('deny');
    server.places.pop();
    stage.line.hear('roles.changed');
    await soon(() => { expect(stage.text()).toContain('This place is no longer there'); });
    expect(kept()).toEqual([]);
  });
});

it('closing the window on what is not saved is asked about, on whatever page, until the piece ends', async () => {
  const isAsked = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  const running = piece.start(stage.host);
  const page = running.slots['admin.page']?.find(({ id }) => id === 'roles');
  const mounted = page?.mount(stage.place, { path: ['2'], props: {}, fail: (error) => { throw error; } });
  await soon(() => { expect(stage.all('[data-permission]').length).toBeGreaterThan(0); });
  expect(isAsked()).toBe(false);
  await draft('deny');
  expect(isAsked()).toBe(true);
  mounted?.unmount();
  expect(isAsked()).toBe(true);
  running.stop?.();
  expect(isAsked()).toBe(false);
});
