// @vitest-environment happy-dom
import { defineElements } from '@dcts/ui';
import { render } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Workspace } from '../../workspace';
import { refusal, soon, TestServer } from '../test-server';
import { AuditPage } from './AuditPage';
import type { AuditEntry } from './trail';

defineElements();

const workspace = { setTitle: () => undefined } as unknown as Workspace;
const entry = (id: string, more: Partial<AuditEntry> = {}): AuditEntry => ({
  id, at: 1_700_000_000_000, actor: { id: '1', loginName: 'ann' }, what: 'chat.channel.change', subject: 'news', before: {}, after: {}, ...more,
});
const place = document.body.appendChild(document.createElement('div'));
const rows = () => [...place.querySelectorAll('.audit-entry')];
const button = (name: string) => [...place.querySelectorAll('button')].find(({ textContent }) => textContent === name);

let server: TestServer;
let seen: (() => void)[];

beforeEach(() => {
  server = new TestServer();
  seen = [];
  vi.stubGlobal('IntersectionObserver', class {
    constructor(tell: (seen: { isIntersecting: boolean }[]) => void) { seen.push(() => { tell([{ isIntersecting: true }]); }); }
    observe() { return undefined; }
    disconnect() { return undefined; }
  });
});

afterEach(() => {
  render(null, place);
  vi.unstubAllGlobals();
});

const open = () => { render(<AuditPage workspace={workspace} />, place); };

it('tells who did what to what, before and after', async () => {
  const before = { name: 'old', topic: 'x' };
  server.on('GET /api/admin/audit?limit=50', () => ({ entries: [entry('9', { before, after: { name: 'new' } }), entry('8', { actor: { loginName: 'console' } })], hasMore: false }));
  open();
  await soon(() => { expect(rows()).toHaveLength(2); });
  const [first, second] = rows().map(({ textContent }) => textContent);
  expect(first).toContain('@annchat.channel.changenews');
  expect(first).toContain('namebefore: old→after: new');
  expect(first).toContain('topicbefore: x→after: nothing');
  expect(second).toContain('The console of the server');
  expect(place.textContent).toContain('That is all.');
});

it('reads on at the end of the list', async () => {
  server.on('GET /api/admin/audit?limit=50', () => ({ entries: [entry('9'), entry('8')], hasMore: true }));
  server.on('GET /api/admin/audit?limit=50&before=8', () => ({ entries: [entry('7')], hasMore: false }));
  open();
  await soon(() => { expect(seen).toHaveLength(1); });
  seen[0]?.();
  seen[0]?.();
  await soon(() => { expect(rows()).toHaveLength(3); });
  expect(server.log).toHaveLength(2);
});

/** Answers to a call in turn, each given by hand. */
function slowly(address: string): ((how: () => AuditEntry[]) => Promise<void>) {
  let answer: (how: () => AuditEntry[]) => void = () => undefined;
  server.on(address, async () => {
    const how = await new Promise<() => AuditEntry[]>((done) => { answer = done; });
    return { entries: how(), hasMore: false };
  });
  return async (how) => {
    await soon(() => { expect(more()?.getAttribute('aria-disabled')).toBe('true'); });
    expect(document.activeElement).toBe(more());
    answer(how);
  };
}

const more = () => place.querySelector<HTMLElement>('.audit-more');

it('keeps the focus while it reads on, and at the end', async () => {
  server.on('GET /api/admin/audit?limit=50', () => ({ entries: [entry('9'), entry('8')], hasMore: true }));
  const answer = slowly('GET /api/admin/audit?limit=50&before=8');
  open();
  await soon(() => { expect(seen).toHaveLength(1); });
  more()?.focus();
  seen[0]?.();
  await answer(() => { throw refusal('unavailable'); });
  await soon(() => { expect(more()?.textContent).toBe('Try again'); });
  expect(seen).toHaveLength(1);
  expect(document.activeElement).toBe(more());
  more()?.click();
  await answer(() => [entry('7')]);
  await soon(() => { expect(rows()).toHaveLength(3); });
  expect(document.activeElement?.textContent).toBe('That is all.');
});

it('keeps the focus while it tries again for the first time', async () => {
  server.on('GET /api/admin/audit?limit=50', () => { throw refusal('unavailable'); });
  open();
  await soon(() => { expect(button('Try again')).toBeDefined(); });
  const answer = slowly('GET /api/admin/audit?limit=50');
  more()?.focus();
  more()?.click();
  await answer(() => [entry('7')]);
  await soon(() => { expect(rows()).toHaveLength(1); });
  expect(document.activeElement?.textContent).toBe('That is all.');
});

it('watches for its end again after each part', async () => {
  server.on('GET /api/admin/audit?limit=50', () => ({ entries: [entry('9'), entry('8')], hasMore: true }));
  server.on('GET /api/admin/audit?limit=50&before=8', () => ({ entries: [entry('7')], hasMore: true }));
  open();
  await soon(() => { expect(seen).toHaveLength(1); });
  seen[0]?.();
  await soon(() => { expect(seen).toHaveLength(2); });
});

it('filters by a text, of which only the last counts', async () => {
  server.on('GET /api/admin/audit?limit=50', () => ({ entries: [entry('9')], hasMore: false }));
  server.on('GET /api/admin/audit?limit=50&text=ro+le', () => ({ entries: [], hasMore: false }));
  open();
  await soon(() => { expect(rows()).toHaveLength(1); });
  const input = place.querySelector('input')!;
  for (const text of ['r', 'ro le ']) {
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }
  await soon(() => { expect(place.textContent).toContain('There is no change with “ro le”.'); });
  expect(server.log).toEqual(['GET /api/admin/audit?limit=50', 'GET /api/admin/audit?limit=50&text=ro+le']);
});

it('says why it could not be read, and tries again', async () => {
  server.on('GET /api/admin/audit?limit=50', () => { throw refusal('unavailable'); });
  open();
  await soon(() => { expect(place.querySelector('[role="alert"]')?.textContent).toContain('The server is busy'); });
  server.on('GET /api/admin/audit?limit=50', () => ({ entries: [], hasMore: false }));
  button('Try again')?.click();
  await soon(() => { expect(place.textContent).toContain('Nothing has been changed yet'); });
  expect(place.querySelector('[role="alert"]')?.textContent).toBe('');
});
