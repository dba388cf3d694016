// @vitest-environment happy-dom
import { defineElements } from '@dcts/ui';
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Workspace } from '../../workspace';
import { refusal, soon, TestServer } from '../test-server';
import { pluginApi } from './api';
import type { ArchiveView, PluginsAnswer, PluginState, PluginView } from './contract';
import { PluginDesk } from './desk';
import { EntryPointsPage } from './EntryPointsPage';
import { isOlder } from './Found';
import { PluginDetails } from './PluginDetails';
import { PluginsPage } from './PluginsPage';

defineElements();

const workspace = { setTitle: () => undefined } as unknown as Workspace;
const plugin = (id: string, state: PluginState, more: Partial<PluginView> = {}): PluginView => ({
  id, name: id.toUpperCase(), version: '1.0.0', state, reason: '', requires: [], ...more,
});
const archive: ArchiveView = {
  sha256: 'aa', id: 'polls', name: 'POLLS', version: '2.0.0', requires: ['chat'], size: 1_000, faults: [], replaces: '1.0.0',
  capabilities: [{ name: 'files', meaning: 'Keeps files', enforced: true }, { name: 'net', meaning: 'Calls out', enforced: false }],
  newCapabilities: ['net'],
};

it.each([
  ['1.9.0', '1.10.0', true],
  ['1.10.0', '1.9.0', false],
  ['1.10.0', '1.10.0', false],
  ['1.10.0-rc1', '1.10.0', true],
  ['1.10.0', '1.10.0-rc1', false],
  ['1.10.0-rc2', '1.10.0-rc10', true],
  ['1.10.0-rc1', '1.9.0', false],
  ['1.10.0-rc1', '1.10.1', true],
  ['1.10.0+2', '1.10.0+1', false],
  ['1.10.0+1', '1.10.0+2', false],
])('of the versions %s and %s the first is the older: %s', (version, than, expected) => {
  expect(isOlder(version, than)).toBe(expected);
});

let server: TestServer;
let answer: PluginsAnswer;
let desk: PluginDesk;
let place: HTMLElement;

const get = () => answer;
const button = (name: string) =>
  [...document.querySelectorAll<HTMLButtonElement>('button')].find((each) => (each.getAttribute('aria-label') ?? each.textContent).trim() === name)!;
const toggle = (name: string) => button(`Switch ${name} on or off`);
const alerts = () => [...document.querySelectorAll('[role="alert"]')].map((each) => each.textContent).filter((text) => text !== '');
const changes = () => server.log.filter((line) => line.startsWith('POST'));

function setState(id: string, state: PluginState): PluginsAnswer {
  answer = { ...answer, plugins: answer.plugins.map((each) => (each.id === id ? { ...each, state } : each)) };
  return answer;
}

async function openPage(): Promise<void> {
  await desk.refresh();
  render(<PluginsPage workspace={workspace} desk={desk} />, place);
}

beforeEach(() => {
  answer = { plugins: [plugin('chat', 'running'), plugin('polls', 'running', { requires: ['chat'] }), plugin('votes', 'running', { requires: ['polls'] })] };
  server = new TestServer().on('GET /api/admin/plugins', get);
  server.on('POST /api/admin/plugins/enable', ({ id }) => setState(String(id), 'running'));
  server.on('POST /api/admin/plugins/disable', ({ id }) => setState(String(id), 'disabled'));
  desk = new PluginDesk(pluginApi);
  document.body.replaceChildren();
  place = document.body.appendChild(document.createElement('div'));
});

afterEach(() => {
  render(null, place);
  vi.unstubAllGlobals();
});

describe('switching', () => {
  it('off asks nothing when nobody needs it', async () => {
    await openPage();
    toggle('VOTES').click();
    await soon(() => { expect(toggle('VOTES').getAttribute('aria-checked')).toBe('false'); });
    expect(changes()).toEqual(['POST /api/admin/plugins/disable {"id":"votes","withDependants":false}']);
  });

  it('off names those that stop too, also through others, and waits for a yes', async () => {
    await openPage();
    toggle('CHAT').click();
    await soon(() => { expect(document.querySelector('dialog')?.textContent).toContain('POLLS and VOTES need CHAT and will stop too'); });
    button('Cancel').click();
    await soon(() => { expect(document.querySelector('dialog')).toBeNull(); });
    expect(changes()).toEqual([]);
    toggle('CHAT').click();
    button('Switch off').click();
    await soon(() => { expect(changes()).toEqual(['POST /api/admin/plugins/disable {"id":"chat","withDependants":true}']); });
  });

  it('off asks when only the server knows of dependants', async () => {
    answer = { plugins: [plugin('chat', 'running')] };
    server.on('POST /api/admin/plugins/disable', ({ withDependants }) => {
      if (withDependants !== true) throw refusal('conflict');
      return setState('chat', 'disabled');
    });
    await openPage();
    toggle('CHAT').click();
    await soon(() => { expect(document.querySelector('dialog')?.textContent).toContain('Other plugins need CHAT'); });
    button('Switch off').click();
    await soon(() => { expect(toggle('CHAT').getAttribute('aria-checked')).toBe('false'); });
    expect(alerts()).toEqual([]);
  });

  it('says why it was refused, in the row, until the next try', async () => {
    answer = { plugins: [plugin('chat', 'disabled')] };
    server.on('POST /api/admin/plugins/enable', () => { throw refusal('unavailable'); });
    await openPage();
    toggle('CHAT').click();
    await soon(() => { expect(alerts()).toEqual(['The server is busy. Try again in a moment.']); });
    server.on('POST /api/admin/plugins/enable', () => setState('chat', 'running'));
    toggle('CHAT').click();
    await soon(() => { expect(toggle('CHAT').getAttribute('aria-checked')).toBe('true'); });
    expect(alerts()).toEqual([]);
  });

  it('is busy meanwhile: a second click and a refresh do nothing', async () => {
    let done: (value: PluginsAnswer) => void = () => undefined;
    server.on('POST /api/admin/plugins/disable', () => new Promise((resolve) => { done = resolve; }));
    await openPage();
    toggle('VOTES').click();
    await soon(() => { expect(toggle('VOTES').getAttribute('aria-busy')).toBe('true'); });
    toggle('VOTES').click();
    await desk.refresh();
    done(setState('votes', 'disabled'));
    await soon(() => { expect(toggle('VOTES').getAttribute('aria-busy')).toBe('false'); });
    expect(changes()).toHaveLength(1);
    expect(server.log.filter((line) => line.startsWith('GET'))).toHaveLength(1);
  });
});

it('lists all that can be reached, the server itself first, and reads again when a plugin changes', async () => {
  const point = (owner: string, name: string) => ({ kind: 'route', owner, name, access: 'members' });
  server.on('GET /api/admin/entrypoints', () => ({ entryPoints: [point('core', 'GET /api/server'), point('chat', 'chat.send')] }));
  await desk.refresh();
  render(<EntryPointsPage workspace={workspace} desk={desk} />, place);
  const headings = () => [...place.querySelectorAll('.part-title')].map((each) => each.textContent);
  await soon(() => { expect(headings()).toEqual(['The server itself', 'CHAT']); });
  server.on('GET /api/admin/entrypoints', () => ({ entryPoints: [point('core', 'GET /api/server')] }));
  await desk.toggle('chat', false);
  await soon(() => { expect(headings()).toEqual(['The server itself']); });
  server.on('GET /api/admin/entrypoints', () => { throw refusal('unavailable'); });
  await desk.toggle('chat', true);
  await soon(() => { expect(alerts()).toEqual(['The server is busy. Try again in a moment.']); });
  expect(headings()).toEqual(['The server itself']);
});

describe('nobody decides who may do what', () => {
  beforeEach(() => {
    answer = { plugins: [plugin('roles', 'disabled')], undecided: 'roles' };
    server.on('POST /api/admin/permissions/defaults', ({ password }) => {
      if (password !== 'sesame') throw refusal('forbidden', 'password');
      answer = { plugins: answer.plugins };
      return {};
    });
  });

  it('is said with the name of the plugin, and ends by its password', async () => {
    await openPage();
    expect(document.querySelector('.undecided')?.textContent).toContain('ROLES decides who may do what, and it does not run');
    button('Use the defaults').click();
    await soon(() => { expect(document.querySelector('dialog')).not.toBeNull(); });
    for (const [typed, told] of [['wrong', 'This is not your password.'], ['sesame', null]] as const) {
      const field = document.querySelector<HTMLInputElement>('dialog input')!;
      field.value = typed;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await soon(() => { expect(field.value).toBe(typed); });
      document.querySelector<HTMLButtonElement>('dialog .btn-danger')!.click();
      if (told !== null) await soon(() => { expect(document.querySelector('dialog')?.textContent).toContain(told); });
    }
    await soon(() => { expect(document.querySelector('.undecided')).toBeNull(); });
    expect(document.querySelector('dialog')).toBeNull();
  });
});

describe('the list', () => {
  it('keeps what it shows when it cannot be read again, and says so', async () => {
    await openPage();
    server.on('GET /api/admin/plugins', () => { throw refusal('internal'); });
    await desk.refresh();
    await soon(() => { expect(alerts()[0]).toContain('The list could not be read.'); });
    expect(toggle('CHAT')).toBeDefined();
  });

  it('never lets an older answer cover a newer one', async () => {
    let slow: (value: PluginsAnswer) => void = () => undefined;
    server.on('GET /api/admin/plugins', () => new Promise((resolve) => { slow = resolve; }));
    const first = desk.refresh();
    await soon(() => { expect(server.log).toHaveLength(1); });
    const old = slow;
    const second = desk.refresh();
    await soon(() => { expect(server.log).toHaveLength(2); });
    slow({ plugins: [plugin('chat', 'running')] });
    await second;
    old({ plugins: [plugin('chat', 'disabled')] });
    await first;
    expect(desk.state.get().plugins[0]?.state).toBe('running');
  });

  it('shows the reason of what failed or waits', async () => {
    answer = { plugins: [plugin('chat', 'failed', { reason: 'It needs api 0.3.' }), plugin('polls', 'waiting', { reason: 'Waits for chat.' })] };
    await openPage();
    expect(place.textContent).toContain('It needs api 0.3.');
    expect(place.textContent).toContain('Waits for chat.');
  });

  it('says how to install where uploads are switched off', async () => {
    await openPage();
    expect(place.querySelector('input[type="file"]')).toBeNull();
    expect(place.textContent).toContain('plugins.installOverHttp');
  });
});

describe('installing', () => {
  const type = (text: string) => {
    const input = document.querySelector<HTMLInputElement>('dialog input[type="password"]')!;
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const submit = () => document.querySelector('dialog form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  const note = () => document.querySelector('dialog .field-note')?.textContent;

  beforeEach(async () => {
    answer = { ...answer, found: [archive] };
    server.on('POST /api/admin/plugins/install', ({ password }) => {
      if (password !== 'right') throw refusal('forbidden', 'password');
      return { ...answer, found: [] };
    });
    await openPage();
    button('Review POLLS 2.0.0').click();
    await soon(() => { expect(document.querySelector('dialog')).not.toBeNull(); });
  });

  it('shows what is new first and what cannot be enforced', () => {
    const [first, second] = document.querySelectorAll('dialog .capability');
    expect(first?.textContent).toContain('Calls out');
    expect(first?.textContent).toContain('New');
    expect(first?.textContent).toContain('Not enforced');
    expect(second?.textContent).not.toContain('New');
    expect(document.querySelector('dialog')?.textContent).toContain('Upgrade POLLS?');
  });

  it('asks for the password until it is right', async () => {
    submit();
    await soon(() => { expect(note()).toBe('Type your password.'); });
    expect(changes()).toEqual([]);
    type('wrong');
    await soon(() => { expect(note()).not.toBe('Type your password.'); });
    submit();
    await soon(() => { expect(note()).toBe('This is not your password.'); });
    type('right');
    await soon(() => { expect(note()).not.toBe('This is not your password.'); });
    submit();
    await soon(() => { expect(document.querySelector('dialog')).toBeNull(); });
    expect(document.querySelector('.toast')?.textContent).toContain('POLLS 2.0.0 is installed.');
  });

  it('says so when it does not run then', async () => {
    server.on('POST /api/admin/plugins/install', () => ({ plugins: [plugin('polls', 'failed')] }));
    type('right');
    await soon(() => { expect(document.querySelector<HTMLInputElement>('dialog input')?.value).toBe('right'); });
    submit();
    await soon(() => { expect(document.querySelector('dialog')).toBeNull(); });
    const toasts = [...document.querySelectorAll('.toast')].map((each) => each.textContent);
    expect(toasts.some((text) => text.includes('POLLS 2.0.0 is installed but does not run.'))).toBe(true);
  });

  it('puts any other refusal into a sentence', async () => {
    server.on('POST /api/admin/plugins/install', () => { throw refusal('conflict'); });
    type('right');
    await soon(() => { expect(document.querySelector<HTMLInputElement>('dialog input')?.value).toBe('right'); });
    submit();
    await soon(() => { expect(alerts()).toContain('The server refused this archive. Look at its faults and try again.'); });
  });
});

it('offers no button for an archive with faults', async () => {
  answer = { ...answer, found: [{ ...archive, faults: ['Its signature is broken.'] }] };
  await openPage();
  button('Review POLLS 2.0.0').click();
  await soon(() => { expect(document.querySelector('dialog')?.textContent).toContain('Its signature is broken.'); });
  expect(document.querySelector('dialog h2')?.textContent).toBe('POLLS cannot be installed');
  expect(button('Upgrade')).toBeUndefined();
  expect(document.querySelector('dialog input')).toBeNull();
  button('Close').click();
  await soon(() => { expect(document.querySelector('dialog')).toBeNull(); });
});

it('calls what is no plugin by the name of its file', async () => {
  answer = { ...answer, found: [{ ...archive, id: '', name: '', version: '', replaces: null, file: 'notes.jar', faults: ['It is no archive.'] }] };
  await openPage();
  expect([...place.querySelectorAll('h4')].map((each) => each.textContent)).toContain('notes.jar');
  expect(place.textContent).toContain('It is no archive.');
  expect(button('Review')).toBeUndefined();
});

it.each([['0.9.0', 'Replace POLLS with an older version?'], ['1.10.0', 'Upgrade POLLS?']])('says whether %s is older', async (version, title) => {
  answer = { ...answer, found: [{ ...archive, version, replaces: '1.9.0' }] };
  await openPage();
  button(`Review POLLS ${version}`).click();
  await soon(() => { expect(document.querySelector('dialog h2')?.textContent).toBe(title); });
});

describe('the details', () => {
  beforeEach(() => {
    server.on('GET /api/admin/settings', () => ({ plugins: [{ id: 'polls', fields: [] }] }));
  });

  it('lead to the settings where there are any', async () => {
    await open('polls');
    await soon(() => { expect(place.querySelector('a[href="#/admin/settings/polls"]')?.textContent).toBe('Settings'); });
    render(null, place);
    await open('chat');
    await soon(() => { expect(server.log.filter((line) => line === 'GET /api/admin/settings')).toHaveLength(2); });
    expect(place.querySelector('a[href^="#/admin/settings"]')).toBeNull();
  });

  const open = async (id: string) => {
    await desk.refresh();
    render(<PluginDetails workspace={workspace} desk={desk} id={id} />, place);
  };

  it('work with what an older server tells', async () => {
    await open('polls');
    expect(place.textContent).toContain('NeedsCHAT');
    expect(place.textContent).toContain('Needed byVOTES');
    expect(button('Remove')).toBeUndefined();
  });

  it('show figures, entry points and versions, and remove with a choice', async () => {
    answer = {
      plugins: [plugin('polls', 'running', {
        shipped: false, previous: '0.9.0', usage: { calls: 12_345, errors: 2, fileBytes: 3_400_000 },
        entryPoints: [{ kind: 'request', name: 'polls.vote', access: 'members', limit: '60 a minute', payload: '{pollId, choice}', answer: '{votes}' }],
      })],
    };
    server.on('POST /api/admin/plugins/remove', () => ({ plugins: [] }));
    await open('polls');
    for (const text of ['12,345', '3.4 MB', 'polls.vote', 'Takes {pollId, choice}', 'Answers {votes}', 'Go back to 0.9.0']) expect(place.textContent).toContain(text);
    button('Remove').click();
    await soon(() => { expect(document.querySelector('dialog')).not.toBeNull(); });
    document.querySelector<HTMLInputElement>('dialog input[value="drop"]')?.click();
    const input = document.querySelector<HTMLInputElement>('dialog input[type="password"]')!;
    input.value = 'right';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await soon(() => { expect(button('Remove and delete')).toBeDefined(); });
    document.querySelector('dialog form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await soon(() => { expect(changes()).toEqual(['POST /api/admin/plugins/remove {"id":"polls","data":"drop","password":"right"}']); });
    await soon(() => { expect(place.textContent).toContain('This plugin is not installed'); });
  });
});
