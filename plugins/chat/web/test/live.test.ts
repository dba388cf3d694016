import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Chat } from '../chat';
import type { ChatChannel, Id } from '../wire';
import { ChatServer, Member, refusal } from './server';

let server: ChatServer;
let member: Member;
let chat: Chat;

const channel = (id: Id): ChatChannel => chat.channels.get().get(id)!;
const names = () => [...chat.channels.get().values()].map(({ name }) => name);
const trees = () => server.log.filter((line) => line === 'chat.tree').length;
const calm = () => vi.advanceTimersByTimeAsync(600);

beforeEach(async () => {
  vi.useFakeTimers();
  server = new ChatServer();
  server.addChannel('10', 'general');
  server.addChannel('11', 'random');
  member = new Member('me', server);
  chat = new Chat(member.sdk);
  member.connect();
  await calm();
  server.log.length = 0;
});

afterEach(() => {
  chat.stop();
  vi.useRealTimers();
});

describe('the tree', () => {
  it.each(['chat.tree.changed', 'session.rights.changed'])('is asked for once after many %s, not at once', async (event) => {
    server.addChannel('12', 'new');
    for (let i = 0; i < 20; i += 1) member.announce(event);
    expect(trees()).toBe(0);
    await calm();
    expect(trees()).toBe(1);
    expect(names()).toEqual(['general', 'random', 'new']);
  });

  it('is asked for again when the server is busy', async () => {
    server.before = () => { throw refusal('unavailable'); };
    member.announce('chat.tree.changed');
    await calm();
    server.before = () => undefined;
    server.addChannel('12', 'new');
    await vi.advanceTimersByTimeAsync(4_000);
    expect(names()).toContain('new');
  });

  it('never goes back to an older answer', async () => {
    let release = (): void => undefined;
    const slow = new Promise<void>((done) => { release = done; });
    const answers = [slow, Promise.resolve()];
    const { request } = member.sdk;
    const late = new Chat({ ...member.sdk, request: async (event, payload) => {
      const answer = await request(event, payload);
      await answers.shift();
      return answer as never;
    } });
    const first = late.refresh();
    await vi.advanceTimersByTimeAsync(1);
    server.addChannel('12', 'new');
    await late.refresh();
    release();
    await first;
    expect(late.channels.get().has('12')).toBe(true);
    late.stop();
  });

  it('does not take back what was heard of messages meanwhile', async () => {
    server.after = (event) => {
      server.after = () => undefined;
      // The tree was read before it and comes after it.
      if (event === 'chat.tree') member.hear(structuredClone(server.say('11', 'meanwhile')));
    };
    member.announce('chat.tree.changed');
    await calm();
    expect(channel('11').seq).toBe(1);
    expect(chat.reads.unread(channel('11'))).toBe(1);
  });

  it('brings what was missed while a channel could not be read', async () => {
    chat.open('10');
    const log = chat.log(channel('10'));
    await calm();
    server.say('10', 'not announced to me');
    member.announce('session.rights.changed');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(log.state.get().timeline.messages.map(({ text }) => text)).toEqual(['not announced to me']);
  });
});

describe('a channel that is gone', () => {
  it('takes its log, its draft and what was to be sent with it', async () => {
    chat.open('11');
    const log = chat.log(channel('11'));
    await calm();
    member.sdk.storage.set('draft.11', 'half a sentence');
    member.sdk.storage.set('draft.10', 'kept');
    server.before = (event) => {
      if (event === 'chat.send') throw refusal('rate_limited', 60_000);
    };
    chat.send(channel('11'), 'held');
    await calm();
    expect(chat.outbox.items.get()).toHaveLength(1);
    server.channels.delete('11');
    server.log.length = 0;
    member.announce('chat.tree.changed');
    await calm();
    expect(names()).toEqual(['general']);
    expect(chat.outbox.items.get()).toEqual([]);
    expect(member.text('draft.11')).toBeNull();
    expect(member.text('draft.10')).toBe('kept');
    await vi.advanceTimersByTimeAsync(61_000);
    expect(server.log).toEqual(['chat.tree']);
    server.addChannel('11', 'random');
    member.announce('chat.tree.changed');
    await calm();
    expect(chat.log(channel('11'))).not.toBe(log);
  });

  it('has its unread marks when it comes back', async () => {
    const stored = server.channels.get('11')!;
    server.channels.delete('11');
    member.announce('session.rights.changed');
    await calm();
    server.channels.set('11', stored);
    server.say('11', 'while it was hidden');
    member.announce('session.rights.changed');
    await calm();
    expect(chat.reads.unread(channel('11'))).toBe(1);
    expect(member.badge).toBe(1);
  });
});

describe('a move', () => {
  const order = () => chat.tree.get().groups[0]!.categories[0]!.channels.map(({ name }) => name);
  const move = { kind: 'channel', id: '11', into: '2', before: '10' } as const;

  it('is shown before the server has answered, and not taken back by what is under way', async () => {
    const asked = chat.refresh();
    const moving = chat.move(move);
    expect(order()).toEqual(['random', 'general']);
    await asked;
    expect(order()).toEqual(['random', 'general']);
    await moving;
    expect(server.made).toEqual([{ event: 'chat.channel.move', payload: { channelId: '11', categoryId: '2', before: '10' } }]);
  });

  it('is taken back when it is refused', async () => {
    server.change = () => { throw refusal('forbidden'); };
    await expect(chat.move(move)).rejects.toThrow('forbidden');
    expect(order()).toEqual(['general', 'random']);
  });
});

describe('slow mode', () => {
  const slow = async (id: Id, slowModeSeconds: number) => {
    const { channel: of } = server.channels.get(id)!;
    of.slowModeSeconds = slowModeSeconds;
    of.version += 1;
    member.announce('chat.tree.changed');
    await calm();
  };
  const left = (id: Id) => Math.max(0, (chat.pauses.until.get().get(id) ?? 0) - Date.now());

  it('counts down from what was taken', async () => {
    await slow('10', 30);
    chat.send(channel('10'), 'one');
    await vi.advanceTimersByTimeAsync(0);
    expect(left('10')).toBe(30_000);
    expect(left('11')).toBe(0);
  });

  it('keeps what the server refuses and sends it when it may', async () => {
    await slow('10', 30);
    server.before = (event) => {
      if (event === 'chat.send') throw refusal('rate_limited', 20_000);
    };
    chat.send(channel('10'), 'too soon');
    await vi.advanceTimersByTimeAsync(0);
    expect(chat.outbox.items.get()[0]).toMatchObject({ state: 'held', until: Date.now() + 20_000 });
    expect(left('10')).toBe(20_000);
    server.before = () => undefined;
    await vi.advanceTimersByTimeAsync(20_001);
    expect(server.texts('10')).toEqual(['too soon']);
    expect(chat.outbox.items.get()).toEqual([]);
  });

  it('lets go of what it held when it is switched off', async () => {
    await slow('10', 3_600);
    server.before = (event) => {
      if (event === 'chat.send') throw refusal('rate_limited', 3_600_000);
    };
    chat.send(channel('10'), 'held');
    await vi.advanceTimersByTimeAsync(0);
    server.before = () => undefined;
    await slow('10', 0);
    expect(server.texts('10')).toEqual(['held']);
    expect(left('10')).toBe(0);
  });

  it.each([
    ['the page goes', () => { chat.keepUnsent(); }],
    ['the chat ends', () => { chat.stop(); }],
  ])('puts what it holds before the draft when %s, and does not send it as well', async (_when, go) => {
    await slow('10', 30);
    server.before = (event) => {
      if (event === 'chat.send') throw refusal('rate_limited', 20_000);
    };
    for (const text of ['one', 'two']) chat.send(channel('10'), text);
    chat.send(channel('11'), 'elsewhere');
    member.sdk.storage.set('draft.10', 'three');
    await vi.advanceTimersByTimeAsync(0);
    go();
    expect(member.text('draft.10')).toBe('one\n\ntwo\n\nthree');
    expect(member.text('draft.11')).toBe('elsewhere');
    server.before = () => undefined;
    await vi.advanceTimersByTimeAsync(30_000);
    expect([...server.texts('10'), ...server.texts('11')]).toEqual([]);
  });

  it('does not send what was thrown away while it was held', async () => {
    await slow('10', 30);
    server.before = (event) => {
      if (event === 'chat.send') throw refusal('rate_limited', 20_000);
    };
    chat.send(channel('10'), 'never mind');
    await vi.advanceTimersByTimeAsync(0);
    server.before = () => undefined;
    chat.outbox.discard(chat.outbox.items.get()[0]!.nonce);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(server.texts('10')).toEqual([]);
  });

  it('stops counting for whoever turns out not to be held', async () => {
    await slow('10', 30);
    for (const text of ['one', 'two', 'three']) chat.send(channel('10'), text);
    await calm();
    expect(server.texts('10')).toHaveLength(3);
    expect(left('10')).toBe(0);
    expect(chat.pauses.isFree(channel('10'))).toBe(true);
  });
});
