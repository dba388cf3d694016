// @vitest-environment happy-dom
import { type AdminPage, createStore, OwnRights, type RightsAnswer } from '@dcts/sdk';
import { defineElements } from '@dcts/ui';
import { render } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openPages } from '../frame/admission';
import type { PiecesState } from '../pieces/pieces';
import type { Workspace } from '../workspace';
import { AdminMain, AdminNav } from './Admin';
import { soon, TestServer } from './test-server';

defineElements();

const page = (id: string, permission?: string): AdminPage => ({
  id, order: 1, icon: 'key', title: () => `Page ${id}`, ...(permission === undefined ? {} : { permission }),
  mount: (element) => {
    element.textContent = `Content of ${id}`;
    return { unmount: () => undefined };
  },
});

const place = document.body.appendChild(document.createElement('div'));
let held: string[];
let workspace: Workspace;

function workspaceOf(owner: boolean): Workspace {
  const session = { userId: '1', loginName: 'ann', displayName: 'Ann', owner, state: 'active' as const };
  const origin = { id: 'roles', name: 'Roles', entry: 'x' };
  const contributions = [page('members', 'roles.assign'), page('private')];
  const pages = contributions.map((contribution) => ({ key: contribution.id, origin, contribution }));
  const state = createStore<PiecesState>({ known: true, failed: [], slots: { 'admin.page': pages } });
  const rights = new OwnRights(() => Promise.resolve<RightsAnswer>({ state: 'active', permissions: held }), session);
  const connection = { on: () => () => undefined, onReady: () => () => undefined };
  return { session, rights, pieces: { state }, connection, sidebarOpen: createStore(false), setTitle: () => undefined } as unknown as Workspace;
}

const links = () => [...place.querySelectorAll('.nav-list a')].map(({ textContent }) => textContent);

function show(path: readonly string[]): void {
  render(<><AdminNav workspace={workspace} path={path} /><AdminMain workspace={workspace} path={path} /></>, place);
}

beforeEach(() => {
  new TestServer().on('GET /api/admin/audit?limit=50', () => ({ entries: [], hasMore: false }));
  held = [];
});

afterEach(() => {
  render(null, place);
  vi.unstubAllGlobals();
});

it('shows the owner every page', () => {
  workspace = workspaceOf(true);
  show(['audit']);
  expect(links()).toEqual(['Plugins', 'Settings', 'Entry points', 'Audit', 'Page members', 'Page private']);
});

it('shows a member what he may open, as it comes and goes', async () => {
  workspace = workspaceOf(false);
  show(['pages', 'roles', 'members']);
  expect(links()).toEqual([]);
  expect(place.textContent).toContain('There is no such page');
  held = ['roles.assign', 'core.readAudit'];
  await workspace.rights.refresh();
  await soon(() => { expect(place.textContent).toContain('Content of members'); });
  expect(links()).toEqual(['Audit', 'Page members']);
  held = ['core.readAudit'];
  await workspace.rights.refresh();
  await soon(() => { expect(links()).toEqual(['Audit']); });
  expect(place.textContent).not.toContain('Content of members');
});

it('opens the first page that there is', async () => {
  workspace = workspaceOf(false);
  held = ['roles.assign'];
  await workspace.rights.refresh();
  show([]);
  await soon(() => { expect(location.hash).toBe('#/admin/pages/roles/members'); });
});

it('keeps the pages of the core from others, whatever the address', async () => {
  workspace = workspaceOf(false);
  held = ['core.readAudit'];
  await workspace.rights.refresh();
  show(['plugins']);
  expect(place.textContent).toContain('There is no such page');
  expect(openPages(workspace).core).toEqual(['audit']);
});
