// @vitest-environment happy-dom
import type { Session } from '@dcts/sdk';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { soon, TestServer } from './admin/test-server';
import { App } from './app';
import { guardRoute, navigate } from './route';
import type { View, Ways, Workspace } from './workspace';

interface Made {
  session: Session;
  view: View | null;
  ways: Ways;
  open: boolean;
}

const ann: View = { eyes: 'member:7', name: 'Ann' };
const membersPage = '#/admin/pages/roles/members';

let made: Made[];
let app: App;
let owner: boolean;

/** A workspace that only tells that it is there. */
function workspaceOf(session: Session, view: View | null, ways: Ways): Workspace {
  const one = { session, view, ways, open: false };
  made.push(one);
  const open = () => { one.open = true; };
  const close = () => {
    one.open = false;
    return Promise.resolve();
  };
  return { ...one, open, close } as unknown as Workspace;
}

const last = () => made.at(-1)!;
const toasts = () => document.querySelector('.toasts')?.textContent ?? '';

beforeEach(async () => {
  made = [];
  owner = true;
  const session = () => ({ session: { userId: '1', loginName: 'bob', displayName: 'Bob', owner, state: 'active' } });
  new TestServer()
    .on('GET /api/server', () => ({ name: 'Test', version: '1', registration: 'open', hasOwner: true }))
    .on('GET /api/sessions/current', session);
  app = new App(workspaceOf);
  await app.boot();
  navigate(membersPage);
});

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

it('looks with the eyes of others in a workspace of its own, and with its own again where it was', async () => {
  await app.look(ann);
  expect(made.map(({ open }) => open)).toEqual([false, true]);
  expect(last().view).toEqual(ann);
  expect(last().session).toMatchObject({ userId: '1', owner: false, viewAs: 'member:7' });
  expect(location.hash).toBe('#/');
  await app.look(null);
  expect(made.map(({ open }) => open)).toEqual([false, false, true]);
  expect(last().view).toBeNull();
  expect(last().session).toMatchObject({ owner: true });
  expect(location.hash).toBe(membersPage);
});

it('asks before something unsaved is lost by it', async () => {
  const answers = [false, true];
  const asked = vi.fn(() => Promise.resolve(answers.shift() ?? true));
  guardRoute(asked);
  await app.look(ann);
  expect(made).toHaveLength(1);
  await app.look(ann);
  expect(last().view).toEqual(ann);
  expect(asked).toHaveBeenCalledTimes(2);
});

it.each([
  ['forbidden', 'You may not see the server as others do.'],
  ['not_found', 'The view as Ann has ended'],
])('falls back to its own eyes when the others are refused as %s', async (code, text) => {
  await app.look(ann);
  last().ways.refused(code);
  await soon(() => { expect(toasts()).toContain(text); });
  expect(last()).toMatchObject({ view: null, open: true });
  expect(location.hash).toBe(membersPage);
});

it('starts afresh when the server has another owner', async () => {
  owner = false;
  last().ways.owner(false);
  await soon(() => { expect(toasts()).toContain('This server is no longer yours.'); });
  expect(made.map(({ open }) => open)).toEqual([false, true]);
  expect(last().session.owner).toBe(false);
  expect(location.hash).toBe(membersPage);
});
