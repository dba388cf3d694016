import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Chat } from '../chat';
import type { ChatChannel, Id } from '../wire';
import { ChatServer, Member, refusal } from './server';

let server: ChatServer;
let member: Member;
let chat: Chat;

function channel(id: Id): ChatChannel {
  const found = chat.channels.get().get(id);
  if (!found) throw new Error(`No channel ${id}`);
  return found;
}

function shown(id: Id): string[] {
  return chat.log(channel(id)).state.get().timeline.messages.map(({ text }) => text);
}

/** Waits until `look` holds; fails with the last difference. */
const soon = (look: () => void) => vi.waitFor(look, { timeout: 4_000, interval: 5 });

async function open(id: Id): Promise<void> {
  chat.open(id);
  const log = chat.log(channel(id));
  await soon(() => { expect(log.state.get().status).toBe('ready'); });
}

beforeEach(async () => {
  server = new ChatServer();
  server.addChannel('10', 'general');
  server.addChannel('11', 'random');
  server.say('10', 'before');
  member = new Member('me', server);
  chat = new Chat(member.sdk);
  member.connect();
  await soon(() => { expect(chat.tree.get().known).toBe(true); });
});

describe('catching up', () => {
  it('asks for the changes of the open channel after a lost connection', async () => {
    await open('10');
    member.disconnect();
    server.say('10', 'missed one');
    server.say('10', 'missed two');
    member.connect();
    await soon(() => { expect(shown('10')).toEqual(['before', 'missed one', 'missed two']); });
    expect(server.log.filter((line) => line.startsWith('chat.changes'))).toEqual(['chat.changes 10 1']);
  });

  it('asks for nothing when nothing was missed', async () => {
    await open('10');
    server.log.length = 0;
    member.disconnect();
    member.connect();
    await soon(() => { expect(server.log).toContain('chat.tree'); });
    await new Promise((done) => setTimeout(done, 20));
    expect(server.log).toEqual(['chat.tree']);
  });

  it('asks page by page until there are no more changes', async () => {
    await open('10');
    member.disconnect();
    for (let i = 0; i < 230; i += 1) server.say('10', String(i));
    member.connect();
    await soon(() => { expect(shown('10').at(-1)).toBe('229'); });
    expect(server.log.filter((line) => line.startsWith('chat.changes'))).toEqual([
      'chat.changes 10 1',
      'chat.changes 10 101',
      'chat.changes 10 201',
    ]);
    expect(shown('10')).toHaveLength(231);
  });

  it('starts again with the newest page when the server has forgotten the changes', async () => {
    await open('10');
    member.disconnect();
    for (let i = 0; i < 80; i += 1) server.say('10', String(i));
    server.before = (event) => {
      if (event === 'chat.changes') throw refusal('chat.resync');
    };
    member.connect();
    await soon(() => { expect(shown('10').at(-1)).toBe('79'); });
    expect(shown('10')).toHaveLength(50);
  });

  it('closes a gap between live announcements, in order', async () => {
    await open('10');
    server.say('10', 'never announced');
    member.hear(server.say('10', 'announced'));
    await soon(() => { expect(shown('10')).toEqual(['before', 'never announced', 'announced']); });
  });

  it('does not ask when announcements only come in another order', async () => {
    await open('10');
    const first = server.say('10', 'first');
    member.hear(server.say('10', 'second'));
    await new Promise((done) => setTimeout(done, 30));
    member.hear(first);
    await new Promise((done) => setTimeout(done, 400));
    expect(shown('10')).toEqual(['before', 'first', 'second']);
    expect(server.log.some((line) => line.startsWith('chat.changes'))).toBe(false);
  });

  it('keeps a message that was announced while the first page was under way', async () => {
    server.after = (event) => {
      // The page was read before it and comes after it.
      if (event === 'chat.history') member.hear(server.say('10', 'meanwhile'));
    };
    await open('10');
    await soon(() => { expect(shown('10')).toEqual(['before', 'meanwhile']); });
  });

  it('loads a channel by itself that could not be loaded offline', async () => {
    member.disconnect();
    chat.open('10');
    const log = chat.log(channel('10'));
    await soon(() => { expect(log.state.get()).toMatchObject({ status: 'failed', code: 'offline' }); });
    member.connect();
    await soon(() => { expect(shown('10')).toEqual(['before']); });
  });

  it('asks for the tree again when the server is busy', async () => {
    vi.useFakeTimers();
    try {
      server.addChannel('12');
      server.before = () => { throw refusal('unavailable'); };
      member.connect();
      await vi.advanceTimersByTimeAsync(1_000);
      server.before = () => undefined;
      await vi.advanceTimersByTimeAsync(3_000);
      expect(chat.channels.get().has('12')).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('sending', () => {
  it('shows a message once although its acknowledgement was lost and its announcement came', async () => {
    await open('10');
    server.before = (event) => {
      if (event === 'chat.send') member.disconnect();
    };
    chat.send(channel('10'), 'hello');
    await soon(() => { expect(chat.outbox.items.get()[0]?.state).toBe('waiting'); });
    expect(server.texts('10')).toEqual(['before', 'hello']);
    server.before = () => undefined;
    member.connect();
    await soon(() => { expect(shown('10')).toEqual(['before', 'hello']); });
    expect(chat.outbox.items.get()).toEqual([]);
    expect(server.texts('10')).toEqual(['before', 'hello']);
  });

  it('sends what was written offline, in order, when the connection is back', async () => {
    await open('10');
    member.disconnect();
    for (const text of ['one', 'two', 'three']) chat.send(channel('10'), text);
    member.connect();
    await soon(() => { expect(server.texts('10')).toEqual(['before', 'one', 'two', 'three']); });
    await soon(() => { expect(shown('10')).toEqual(['before', 'one', 'two', 'three']); });
  });

  it('keeps the key of a message when it is acknowledged', async () => {
    await open('10');
    chat.send(channel('10'), 'hello');
    const nonce = chat.outbox.items.get()[0]?.nonce;
    await soon(() => { expect(shown('10')).toContain('hello'); });
    const message = chat.log(channel('10')).state.get().timeline.messages.at(-1)!;
    expect(chat.keyOf(message)).toBe(nonce);
  });
});

describe('unread', () => {
  it('counts what comes into other channels, and nothing that was there before', async () => {
    await open('10');
    expect(member.badge).toBe(0);
    member.hear(server.say('11', 'one'));
    member.hear(server.say('11', 'two'));
    expect(chat.reads.unread(channel('11'))).toBe(2);
    expect(member.badge).toBe(2);
  });

  it('counts the open channel only while it is not being looked at', async () => {
    await open('10');
    chat.watch(true);
    member.hear(server.say('10', 'seen'));
    expect(chat.reads.unread(channel('10'))).toBe(0);
    chat.watch(false);
    member.hear(server.say('10', 'unseen'));
    expect(chat.reads.unread(channel('10'))).toBe(1);
    expect(chat.freshAfter.get()).toBe(2);
    chat.watch(true);
    expect(chat.reads.unread(channel('10'))).toBe(0);
    expect(chat.freshAfter.get()).toBe(2);
  });

  it('draws the line above what was missed while away', async () => {
    await open('10');
    chat.watch(true);
    member.disconnect();
    server.say('10', 'missed');
    member.connect();
    await soon(() => { expect(shown('10')).toContain('missed'); });
    expect(chat.freshAfter.get()).toBe(1);
  });

  it('does not count what the user says himself', async () => {
    await open('10');
    chat.watch(false);
    chat.send(channel('10'), 'mine');
    await soon(() => { expect(shown('10')).toContain('mine'); });
    expect(chat.reads.unread(channel('10'))).toBe(0);
    expect(chat.freshAfter.get()).toBeNull();
  });

  it('tells about arrivals of others in the open channel only', async () => {
    await open('10');
    const heard: string[] = [];
    chat.onArrival(({ text }) => heard.push(text));
    member.hear(server.say('10', 'here'));
    member.hear(server.say('11', 'elsewhere'));
    member.hear(server.say('10', 'mine', 'me'));
    expect(heard).toEqual(['here']);
  });
});

it('forgets a channel that is no longer in the tree', async () => {
  await open('11');
  server.channels.delete('11');
  member.connect();
  await soon(() => { expect(chat.channels.get().has('11')).toBe(false); });
});
