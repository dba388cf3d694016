// @vitest-environment happy-dom
import { defineElements } from '@dcts/ui';
import { render } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Workspace } from '../../workspace';
import { pluginApi } from '../plugins/api';
import { PluginDesk } from '../plugins/desk';
import { refusal, soon, TestServer } from '../test-server';
import type { PluginSettings } from './schema';
import { SettingsPage } from './SettingsPage';

defineElements();

const workspace = { setTitle: () => undefined } as unknown as Workspace;
const title = { name: 'title', meaning: 'About the title', type: 'text', standard: '' } as const;

let server: TestServer;
let settings: PluginSettings[];
let state: string;
let place: HTMLElement;

async function open(id?: string): Promise<PluginDesk> {
  const desk = new PluginDesk(pluginApi);
  await desk.refresh();
  render(<SettingsPage workspace={workspace} desk={desk} id={id} />, place);
  return desk;
}

beforeEach(() => {
  state = 'running';
  settings = [{ id: 'chat', fields: [title] }];
  server = new TestServer().on('GET /api/admin/settings', () => ({ plugins: settings }));
  server.on('GET /api/admin/plugins', () => ({ plugins: [{ id: 'chat', name: 'Talk', version: '1.0.0', state, reason: '', requires: [] }] }));
  place = document.body.appendChild(document.createElement('div'));
});

afterEach(() => {
  render(null, place);
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

it('lists the plugins by their names', async () => {
  await open();
  await soon(() => { expect(place.querySelector('a')?.textContent).toBe('Talk'); });
  expect(place.textContent).toContain('One setting');
});

it('says so when nothing can be set', async () => {
  settings = [];
  await open();
  await soon(() => { expect(place.textContent).toContain('Nothing to set'); });
});

it('bears the name of its plugin, and leads back', async () => {
  await open('chat');
  await soon(() => { expect(place.querySelector('label')?.textContent).toBe('About the title'); });
  expect(place.querySelector('h2')?.textContent).toBe('Talk');
  expect(place.querySelector('a[aria-label="All settings"]')).not.toBeNull();
});

it('says so of a plugin without settings', async () => {
  await open('polls');
  await soon(() => { expect(place.textContent).toContain('This plugin has no settings'); });
});

it.each([
  ['chat', 'This plugin has no settings', 'About the title'],
  [undefined, 'Nothing to set', 'One setting'],
])('of %s that starts meanwhile shows what there is to set', async (id, before, after) => {
  const offered = settings;
  settings = [];
  state = 'starting';
  const desk = await open(id);
  await soon(() => { expect(place.textContent).toContain(before); });
  settings = offered;
  state = 'running';
  await desk.refresh();
  await soon(() => { expect(place.textContent).toContain(after); });
});

it('says why nothing could be read', async () => {
  server.on('GET /api/admin/settings', () => { throw refusal('forbidden'); });
  await open('chat');
  await soon(() => { expect(place.querySelector('[role="alert"]')?.textContent).toBe('You may not do this.'); });
});
