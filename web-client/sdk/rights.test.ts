import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RequestError } from './errors';
import { OwnRights } from './rights';
import type { RightsAnswer } from './wire';

const session = (owner: boolean) => ({ userId: '1', loginName: 'ann', displayName: 'Ann', owner, state: 'active' as const });
let answers: (RightsAnswer | RequestError)[];
let asked: number;

const ask = async (): Promise<RightsAnswer> => {
  asked += 1;
  const next = answers.shift();
  if (next === undefined || next instanceof RequestError) throw next ?? new RequestError({ code: 'offline' });
  return Promise.resolve(next);
};
const rights = (owner = false) => new OwnRights(ask, session(owner));

beforeEach(() => {
  vi.useFakeTimers();
  asked = 0;
  answers = [];
});
afterEach(() => { vi.useRealTimers(); });

it('tell what is held, once the server has told', async () => {
  answers = [{ state: 'muted', permissions: ['roles.assign'] }];
  const own = rights();
  expect(own.state.get()).toEqual({ known: false, state: 'active', permissions: new Set() });
  expect(own.may('roles.assign')).toBe(false);
  await own.refresh();
  expect(own.state.get()).toMatchObject({ known: true, state: 'muted' });
  expect([own.may('roles.assign'), own.may('roles.manage')]).toEqual([true, false]);
});

it('are all the owner’s', () => {
  expect(rights(true).may('anything.atAll')).toBe(true);
});

it('are asked for once for many changes, within half a second', async () => {
  answers = [{ state: 'active', permissions: ['a.b'] }];
  const own = rights();
  for (let i = 0; i < 5; i += 1) own.refreshSoon();
  expect(asked).toBe(0);
  await vi.advanceTimersByTimeAsync(500);
  expect(asked).toBe(1);
  expect(own.may('a.b')).toBe(true);
  own.refreshSoon();
  own.close();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked).toBe(1);
});

it('stay as they are known while the server is busy, and are asked for again', async () => {
  answers = [{ state: 'active', permissions: ['a.b'] }, new RequestError({ code: 'unavailable' }), { state: 'active', permissions: [] }];
  const own = rights();
  await own.refresh();
  await own.refresh();
  expect(own.may('a.b')).toBe(true);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(own.may('a.b')).toBe(false);
});

it('are known to be none where the server knows of none, and wait for the connection', async () => {
  answers = [new RequestError({ code: 'offline' }), new RequestError({ code: 'unknown_event' })];
  const own = rights();
  await own.refresh();
  expect(own.state.get().known).toBe(false);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(asked).toBe(1);
  await own.refresh();
  expect(own.state.get().known).toBe(true);
});

it('never go back to an older answer', async () => {
  let first: (answer: RightsAnswer) => void = () => undefined;
  const slow = new Promise<RightsAnswer>((done) => { first = done; });
  const given = [slow, Promise.resolve({ state: 'active' as const, permissions: ['new.one'] })];
  const own = new OwnRights(() => given.shift()!, session(false));
  const old = own.refresh();
  await own.refresh();
  first({ state: 'active', permissions: ['old.one'] });
  await old;
  expect([own.may('new.one'), own.may('old.one')]).toEqual([true, false]);
});
