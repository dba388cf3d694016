import { describe, expect, it, vi } from 'vitest';
import { emptyDraft, faultOf, isOutdated, roleChange, size, storedFields, storedRole, valueOf, withField, withNumber, withValue } from '../model/draft';
import { Fresh } from '../model/fresh';
import { atPlace, atServer, levelAllows, scopesAround } from '../model/inherit';
import { Members } from '../model/members';
import { moved, reachable } from '../model/order';
import { placesOf } from '../model/places';
import { Roles } from '../model/roles';
import { Undo } from '../model/undo';
import { isBelow } from '../members/AssignDialog';
import { ruleOf } from '../view/Explainer';
import { addressOf, readAddress } from '../view/address';
import { Line, member, news, permission, refusal, role, RolesServer, team } from './server';

const guide = role('3', 3, { name: 'Guide', values: [{ key: 'a.b', value: 'deny' }] });

describe('a draft', () => {
  const empty = emptyDraft({ roleId: '3', scope: 'server' }, storedRole(guide));

  it('holds only what differs', () => {
    const named = withField(empty, storedFields(guide), 'name', 'Leader');
    expect(named.fields).toEqual({ name: 'Leader' });
    expect(size(withField(named, storedFields(guide), 'name', 'Guide'))).toBe(0);
    const allowed = withValue(empty, 'deny', 'a.b', 'allow');
    expect(valueOf(guide.values, allowed, 'a.b')).toBe('allow');
    expect(size(withValue(allowed, 'deny', 'a.b', 'deny'))).toBe(0);
  });

  it('says what is to be sent', () => {
    const draft = withNumber(withValue(withField(empty, storedFields(guide), 'name', ' Leader '), 'deny', 'a.b', 'inherit'), '7', 'n', '');
    expect(roleChange(guide, draft)).toEqual({
      name: 'roles.change',
      payload: { roleId: '3', version: 1, look: { name: 'Leader' }, values: [{ key: 'a.b', value: 'inherit' }], numbers: [{ key: 'n' }] },
    });
  });

  it('takes a level away by a word of its own', () => {
    const leveled = { ...guide, level: 'admin' };
    expect(roleChange(guide, withField(empty, storedFields(leveled), 'level', '')).payload).toEqual({ roleId: '3', version: 1, level: 'none' });
  });

  it('is outdated only when what it changes has been stored otherwise', () => {
    const draft = withNumber(withValue(withField(empty, storedFields(guide), 'name', 'Leader'), 'deny', 'a.b', 'allow'), '', 'n', '4');
    const now = (more: object) => storedRole({ ...guide, version: 2, ...more });
    expect(isOutdated(draft, now({ color: '#123456', values: [...guide.values, { key: 'c.d', value: 'deny' }], numbers: [{ key: 'm', value: 1 }] }))).toBe(false);
    expect(isOutdated(draft, now({ name: 'Chief' }))).toBe(true);
    expect(isOutdated(draft, now({ values: [] }))).toBe(true);
    expect(isOutdated(draft, now({ numbers: [{ key: 'n', value: 1 }] }))).toBe(true);
  });

  it('says what is wrong with it', () => {
    const quota = { key: 'n', name: 'N', meaning: '', fallback: 5, min: 1, max: 9 };
    expect(faultOf(withField(empty, storedFields(guide), 'name', ' '), [])).toEqual({ kind: 'name' });
    for (const [raw, fine] of [['0', false], ['1', true], ['9', true], ['10', false], ['1.5', false], ['x', false], ['', true]] as const) {
      expect(faultOf(withNumber(empty, '4', 'n', raw), [quota]) === null, raw).toBe(fine);
    }
  });
});

describe('the order', () => {
  const all = new RolesServer().roles;

  it('ends below what may not be changed and above the role of all', () => {
    expect([0, 1, 2, 3, 9].map((to) => reachable(all, to))).toEqual([1, 1, 2, 2, 2]);
  });

  it('is changed by naming the role below', () => {
    expect(moved(all, 2, 1)?.payload).toEqual({ roleId: '2', version: 1, above: '3' });
    expect(moved(all, 1, 2)?.payload).toEqual({ roleId: '3', version: 1 });
    expect(moved(all, 2, 0)?.payload).toEqual({ roleId: '2', version: 1, above: '3' });
    expect([moved(all, 1, 1), moved(all, 1, 0), moved(all, 0, 2), moved(all, 3, 1)]).toEqual([null, null, null, null]);
  });
});

describe('to inherit', () => {
  const server = new RolesServer();
  const editor = { roles: server.roles, permissions: server.permissions, quotas: [], places: server.places, mayGrant: [] };
  const [send, manage] = server.permissions;
  const [, moderator, guest, base] = server.roles;

  it('is to have what the level has, then what the role of all says', () => {
    expect(atServer(editor, moderator!, send!)).toMatchObject({ allowed: true, cause: 'level', level: 'moderator' });
    expect(atServer(editor, guest!, send!)).toMatchObject({ allowed: true, cause: 'role', role: 'Everybody' });
    expect(atServer(editor, guest!, manage!)).toMatchObject({ allowed: false, cause: 'nobody' });
    expect(atServer(editor, { ...base!, level: undefined }, send!)).toMatchObject({ allowed: false, cause: 'nobody' });
  });

  it.each([
    ['member', 'MEMBER', true],
    ['member', 'ANYONE', true],
    ['member', 'MODERATOR', false],
    ['admin', 'moderator', true],
    ['admin', 'OWNER', false],
    [undefined, 'ANYONE', false],
  ])('of the level %s allows what is for %s: %s', (level, defaultHolder, expected) => {
    expect(levelAllows(level, permission('a.b', { defaultHolder }))).toBe(expected);
  });

  it('looks from the place outwards, at the role before that of all', () => {
    const says = (roleId: string, value: string) => ({ roleId, values: [{ key: 'chat.send', value }], mayEdit: true });
    const here = { name: '#news', rules: [says('2', 'allow')] };
    expect(atPlace(editor, guest!, send!, [here, { name: 'Team', rules: [says('1', 'allow'), says('2', 'deny')] }])).toMatchObject({
      allowed: false, role: 'Guest', place: 'Team',
    });
    expect(atPlace(editor, guest!, send!, [{ ...here, rules: [says('1', 'deny')] }])).toMatchObject({ allowed: false, role: 'Everybody', place: '#news' });
    expect(atPlace(editor, moderator!, send!, [here])).toMatchObject({ allowed: true, cause: 'role', role: 'Guide', place: null });
  });

  it('knows the places around one', () => {
    expect(scopesAround('server/a:1/b:2/c:3')).toEqual(['server/a:1/b:2', 'server/a:1']);
    const places = [{ scope: 'server', name: '', depth: 0, kind: 'server' }, ...server.places];
    expect(placesOf(places, 'All').map(({ depth, name }) => [depth, name])).toEqual([[0, 'All'], [1, 'Team'], [2, '#news']]);
  });
});

describe('an address', () => {
  it('leads to a role or a member at a place, and back', () => {
    const address = addressOf({ member: '7' }, news);
    const path = address.split('/').slice(5).map(decodeURIComponent);
    expect(readAddress(path)).toEqual({ subject: { member: '7' }, scope: news });
    expect(readAddress([])).toEqual({ subject: null, scope: 'server' });
    expect(addressOf({ role: '3' })).toBe('#/admin/pages/roles/roles/3');
  });

  it('is that of the rule that decides', () => {
    const { roles, why } = new RolesServer();
    expect(ruleOf({ roles }, { member: '7' }, why)).toBe(addressOf({ role: '2' }, team));
    expect(ruleOf({ roles }, { member: '7' }, { ...why, cause: 'member_rule', place: { scope: 'server', name: '' } })).toBe(addressOf({ member: '7' }));
    expect(ruleOf({ roles }, { member: '7' }, { ...why, cause: 'no_rule' })).toBeNull();
    const twins = [role('5', 5, { name: 'Guest' }), role('4', 4, { name: 'Guest', values: [{ key: 'chat.send', value: 'deny' }] }), ...roles];
    expect(ruleOf({ roles: twins }, { member: '7' }, why)).toBe(addressOf({ role: '4' }, team));
    expect(ruleOf({ roles: twins }, { role: '2' }, why)).toBe(addressOf({ role: '2' }, team));
  });
});

it('a role can be given by who has a higher one', () => {
  const { roles } = new RolesServer();
  expect(roles.map((each) => isBelow(each, { roles, mine: ['3'] }))).toEqual([false, false, true, true]);
});

describe('what is kept fresh', () => {
  it('is read again only while somebody looks, and keeps what it had', async () => {
    const read = vi.fn(() => Promise.resolve(read.mock.calls.length));
    const fresh = new Fresh(read);
    const off = fresh.watch();
    await vi.waitFor(() => { expect(fresh.known.get()).toEqual({ data: 1, code: null }); });
    read.mockRejectedValueOnce(refusal('offline'));
    fresh.changed();
    fresh.changed();
    await vi.waitFor(() => { expect(fresh.known.get()).toEqual({ data: 1, code: 'offline' }); });
    expect(read).toHaveBeenCalledTimes(2);
    off();
    fresh.changed();
    await new Promise((done) => setTimeout(done, 550));
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('shows an older answer while a newer one is awaited, and never after it', async () => {
    const answers: ((value: string) => void)[] = [];
    const fresh = new Fresh(() => new Promise<string>((resolve) => { answers.push(resolve); }));
    const told = [fresh.refresh(), fresh.refresh(), fresh.refresh()];
    answers[0]?.('first');
    await told[0];
    expect(fresh.known.get().data).toBe('first');
    answers[2]?.('third');
    await told[2];
    answers[1]?.('second');
    await told[1];
    expect(fresh.known.get().data).toBe('third');
  });

  it.each([
    ['unavailable', 2],
    ['forbidden', 1],
    ['offline', 1],
  ])('is read again by itself after %s: %i times in all', async (code, times) => {
    vi.useFakeTimers();
    const read = vi.fn(() => Promise.resolve('there'));
    read.mockRejectedValueOnce(refusal(code));
    const fresh = new Fresh(read);
    fresh.watch();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(read).toHaveBeenCalledTimes(times);
    expect(fresh.known.get()).toEqual(times > 1 ? { data: 'there', code: null } : { data: null, code });
    fresh.stop();
    vi.useRealTimers();
  });

  it('is read after a change only if somebody looks at it', async () => {
    const server = new RolesServer();
    const roles = new Roles(new Line(server).sdk);
    const read = () => server.log.filter(({ name }) => name === 'roles.rules').map(({ payload }) => payload['scope']);
    const offs = [news, team].map((scope) => roles.rulesAt(scope).watch());
    await vi.waitFor(() => { expect(roles.rulesAt(team).known.get().data).not.toBeNull(); });
    offs[0]?.();
    await roles.make({ name: 'roles.move', payload: { roleId: '2', version: 1 } }, '');
    expect(read()).toEqual([news, team, team]);
    roles.rulesAt(news).watch();
    expect(read()).toEqual([news, team, team, news]);
    roles.stop();
  });
});

describe('the last change', () => {
  it('can be taken back for ten minutes', async () => {
    vi.useFakeTimers();
    const request = vi.fn(() => Promise.resolve({}));
    const undo = new Undo({ request } as never);
    undo.offer('1', 'One');
    undo.offer('2', 'Two');
    await vi.advanceTimersByTimeAsync(9 * 60_000);
    expect(undo.state.get()?.text).toBe('Two');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(undo.state.get()).toBeNull();
    vi.useRealTimers();
  });

  it.each([
    ['conflict', null],
    ['not_found', null],
    ['offline', '1'],
  ])('is offered no longer after %s: %s', async (code, left) => {
    const undo = new Undo({ request: () => Promise.reject(refusal(code)) });
    undo.offer('1', 'One');
    await expect(undo.run('1')).rejects.toThrow(code);
    expect(undo.state.get()?.id ?? null).toBe(left);
    undo.stop();
  });
});

describe('a long list of members', () => {
  const all = Array.from({ length: 250 }, (_, index) => member(String(index)));

  function listed() {
    const asked: number[] = [];
    let fail = false;
    const ask = ({ offset, limit }: { offset: number; limit: number }) => {
      asked.push(offset);
      return fail ? Promise.reject(refusal('offline')) : Promise.resolve({ members: all.slice(offset, offset + limit), total: all.length });
    };
    const members = new Members({ ask: (_: string, payload: never) => ask(payload) } as never);
    return { members, asked, break: () => { fail = true; } };
  }

  it('is read page by page as it is looked at, each once', async () => {
    const { members, asked } = listed();
    await members.begin({ text: '', roleId: '', state: '' });
    members.show(90, 120);
    members.show(95, 130);
    await vi.waitFor(() => { expect(members.row(120)?.id).toBe('120'); });
    expect(asked).toEqual([0, 100]);
    expect(members.row(220)).toBeUndefined();
  });

  it('reads again what is looked at after a change, and forgets the rest', async () => {
    const { members, asked } = listed();
    await members.begin({ text: '', roleId: '', state: '' });
    members.show(200, 220);
    await vi.waitFor(() => { expect(members.row(210)).toBeDefined(); });
    await members.refresh();
    expect(asked).toEqual([0, 200, 200]);
    expect(members.row(5)).toBeUndefined();
  });

  it('does not ask for ever when there is no answer', async () => {
    const list = listed();
    await list.members.begin({ text: '', roleId: '', state: '' });
    list.break();
    list.members.show(150, 160);
    await vi.waitFor(() => { expect(list.members.state.get().code).toBe('offline'); });
    list.members.show(150, 160);
    expect(list.asked).toEqual([0, 100]);
    expect(list.members.row(5)?.id).toBe('5');
  });
});
