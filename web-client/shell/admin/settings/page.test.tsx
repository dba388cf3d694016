// @vitest-environment happy-dom
import { defineElements } from '@dcts/ui';
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
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

it('asks once the list of plugins is known, and once only', async () => {
  const desk = new PluginDesk(pluginApi);
  render(<SettingsPage workspace={workspace} desk={desk} id="chat" />, place);
  await desk.refresh();
  await soon(() => { expect(place.querySelector('label')?.textContent).toBe('About the title'); });
  expect(server.log.filter((call) => call === 'GET /api/admin/settings')).toHaveLength(1);
});

it('says why the list of plugins could not be read, and goes on once it can', async () => {
  let down = true;
  server.on('GET /api/admin/plugins', () => {
    if (down) throw refusal('unavailable');
    return { plugins: [] };
  });
  const desk = await open('chat');
  await soon(() => { expect(place.querySelector('[role="alert"]')?.textContent).toContain('busy'); });
  down = false;
  await desk.refresh();
  await soon(() => { expect(place.querySelector('label')?.textContent).toBe('About the title'); });
  expect(place.querySelector('[role="alert"]')?.textContent).toBe('');
});

describe('what is typed', () => {
  const input = () => place.querySelector<HTMLInputElement>('.field-input')!;
  const type = async (text: string) => {
    await soon(() => { expect(place.querySelector('.field-input')).not.toBeNull(); });
    input().value = text;
    input().dispatchEvent(new Event('input', { bubbles: true }));
    await soon(() => { expect(place.querySelector('.settings-bar')).not.toBeNull(); });
  };

  it('stays when the settings cannot be read anew', async () => {
    const desk = await open('chat');
    await type('new');
    server.on('GET /api/admin/settings', () => { throw refusal('unavailable'); });
    state = 'starting';
    await desk.refresh();
    await soon(() => { expect(place.querySelector('[role="alert"]')?.textContent).toContain('busy'); });
    expect(input().value).toBe('new');
  });

  it('stays saved when an older answer comes late', async () => {
    let late: () => void = () => undefined;
    const desk = await open('chat');
    await type('new');
    server.on('GET /api/admin/settings', () => new Promise((done) => {
      const before = { plugins: settings };
      late = () => { done(before); };
    }));
    state = 'starting';
    await desk.refresh();
    await soon(() => { expect(server.log.filter((call) => call.startsWith('GET /api/admin/settings'))).toHaveLength(2); });
    server.on('POST /api/admin/settings', () => ({ plugins: settings = [{ id: 'chat', fields: [{ ...title, value: 'new' }] }] }));
    place.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await soon(() => { expect(place.querySelector('.settings-bar')).toBeNull(); });
    late();
    await new Promise((done) => setTimeout(done));
    expect(input().value).toBe('new');
    await soon(() => { expect(server.log.filter((call) => call.startsWith('GET /api/admin/settings'))).toHaveLength(3); });
    late();
    await new Promise((done) => setTimeout(done));
    expect(input().value).toBe('new');
  });
});
