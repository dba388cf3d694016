// @vitest-environment happy-dom
import { createStore, Ends, type Session } from '@dcts/sdk';
import { afterEach, expect, it, vi } from 'vitest';
import { TestServer } from '../admin/test-server';
import type { View, Workspace } from '../workspace';
import { sdkOf } from './sdk';

const own: Session = { userId: '1', loginName: 'bob', displayName: 'Bob', owner: false, state: 'active' };
const looks: (View | null)[] = [];

function pieceOf(session: Session, ends = new Ends()) {
  const workspace = {
    session,
    connection: { state: createStore({ phase: 'online', since: 0 }) },
    profiles: {},
    rights: { state: createStore({}), may: () => true },
    look: (view: View | null) => looks.push(view),
    setBadge: () => undefined,
    setTitle: () => undefined,
  };
  return sdkOf(workspace as unknown as Workspace)('chat', ends);
}

afterEach(() => {
  localStorage.clear();
  looks.length = 0;
});

it('keeps texts from one’s own eyes and those of others apart', () => {
  pieceOf(own).storage.set('draft', 'mine');
  const seen = pieceOf({ ...own, viewAs: 'member:7' });
  expect(seen.storage.get('draft')).toBeNull();
  seen.storage.set('draft', 'typed while looking');
  expect(seen.storage.get('draft')).toBe('typed while looking');
  expect(pieceOf(own).storage.get('draft')).toBe('mine');
  expect(pieceOf({ ...own, viewAs: 'member:7' }).storage.get('draft')).toBeNull();
});

it('lets a piece change nothing over HTTP with the eyes of others', async () => {
  const server = new TestServer().on('POST /api/x', () => ({ done: true })).on('GET /api/x', () => ({ read: true }));
  const seen = pieceOf({ ...own, viewAs: 'member:7' });
  await expect(seen.call('POST', '/api/x', {})).rejects.toMatchObject({ code: 'forbidden' });
  await expect(seen.call('GET', '/api/x')).resolves.toEqual({ read: true });
  expect(server.log).toEqual(['GET /api/x']);
  await expect(pieceOf(own).call('POST', '/api/x', {})).resolves.toEqual({ done: true });
  vi.unstubAllGlobals();
});

it('lets a piece begin a view as long as it runs', () => {
  const ends = new Ends();
  const sdk = pieceOf(own, ends);
  sdk.viewAs('role:3', 'Guest');
  ends.run();
  sdk.viewAs('role:4', 'Guide');
  expect(looks).toEqual([{ eyes: 'role:3', name: 'Guest' }]);
});
