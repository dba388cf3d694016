import { describe, expect, it } from 'vitest';
import { chatApi } from '../api';
import { ChannelLog } from '../model/channel-log';
import { mostKept } from '../model/timeline';
import { ChatServer, Member, refusal } from './server';

function setUp(messages: number) {
  const server = new ChatServer();
  server.addChannel('10');
  for (let i = 0; i < messages; i += 1) server.say('10', String(i));
  const member = new Member('me', server);
  const log = new ChannelLog('10', messages, chatApi(member.sdk));
  const texts = () => log.state.get().timeline.messages.map(({ text }) => text);
  return { server, member, log, texts };
}

describe('the window', () => {
  it('moves up through history and down again without holes', async () => {
    const { log, texts } = setUp(700);
    await log.loadNewest(700);
    log.followsEnd = false;
    while (log.state.get().timeline.hasOlder) await log.loadOlder();
    expect(texts()).toEqual(Array.from({ length: mostKept }, (_, i) => String(i)));
    while (log.state.get().timeline.hasNewer) await log.loadNewer();
    expect(texts()).toEqual(Array.from({ length: mostKept }, (_, i) => String(400 + i)));
    expect(log.state.get().timeline.hasOlder).toBe(true);
  });

  it('leaves out what arrives beyond its end, and gets it when it comes there', async () => {
    const { server, log, texts } = setUp(400);
    await log.loadNewest(400);
    while (log.state.get().timeline.hasOlder) await log.loadOlder();
    log.receive(server.say('10', 'live'));
    expect(texts()).not.toContain('live');
    while (log.state.get().timeline.hasNewer) await log.loadNewer();
    expect(texts().at(-1)).toBe('live');
  });

  it('lets the oldest go while the end is followed', async () => {
    const { server, log, texts } = setUp(10);
    await log.loadNewest(10);
    for (let i = 0; i < 500; i += 1) log.receive(server.say('10', `live ${String(i)}`));
    expect(texts()).toHaveLength(mostKept);
    expect(texts().at(-1)).toBe('live 499');
    expect(log.state.get().timeline.hasOlder).toBe(true);
  });

  it('does not ask twice for the same page', async () => {
    const { server, log } = setUp(200);
    await log.loadNewest(200);
    await Promise.all([log.loadOlder(), log.loadOlder(), log.loadOlder()]);
    expect(server.log.filter((line) => line.startsWith('chat.history'))).toHaveLength(2);
    expect(log.state.get().timeline.messages).toHaveLength(100);
  });

  it('pauses after a page could not be had', async () => {
    const { server, log } = setUp(200);
    await log.loadNewest(200);
    server.before = () => { throw refusal('unavailable'); };
    await log.loadOlder();
    await log.loadOlder();
    expect(server.log.filter((line) => line.startsWith('chat.history'))).toHaveLength(2);
    expect(log.state.get()).toMatchObject({ status: 'ready', loadingOlder: false });
  });
});

describe('faults', () => {
  it('shows why the first page is missing, and tries again on demand', async () => {
    const { server, log, texts } = setUp(3);
    server.before = () => { throw refusal('unavailable'); };
    await log.loadNewest(3);
    expect(log.state.get()).toMatchObject({ status: 'failed', code: 'unavailable' });
    server.before = () => undefined;
    await log.loadNewest(3);
    expect(texts()).toEqual(['0', '1', '2']);
  });

  it('keeps what it has when catching up fails, and catches up later', async () => {
    const { server, log, texts } = setUp(2);
    await log.loadNewest(2);
    server.say('10', 'missed');
    server.before = () => { throw refusal('timeout'); };
    await log.catchUp(3);
    expect(texts()).toEqual(['0', '1']);
    server.before = () => undefined;
    await log.catchUp(3);
    expect(texts()).toEqual(['0', '1', 'missed']);
  });

  it('keeps what is shown while it jumps to the present', async () => {
    const { log, texts } = setUp(400);
    await log.loadNewest(400);
    while (log.state.get().timeline.hasOlder) await log.loadOlder();
    const jump = log.jumpToPresent(400);
    expect(log.state.get().status).toBe('ready');
    expect(texts()[0]).toBe('0');
    await jump;
    expect(texts().at(-1)).toBe('399');
  });
});

/** A small generator, so that a failing run can be repeated by its seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe('snapshot and changes', () => {
  it.each(Array.from({ length: 20 }, (_, seed) => seed + 1))('equal a fresh snapshot, seed %i', async (seed) => {
    const next = random(seed);
    const { server, log, texts } = setUp(5);
    await log.loadNewest(5);
    for (let step = 0; step < 60; step += 1) {
      const message = server.say('10', `step ${String(step)}`);
      // Heard, heard twice, or missed.
      const luck = next();
      if (luck < 0.7) log.receive(message);
      if (luck < 0.2) log.receive(message);
      if (next() < 0.1) await log.catchUp(message.rev);
    }
    await log.catchUp(server.channels.get('10')!.channel.rev);
    log.close();
    expect(texts()).toEqual(server.texts('10'));
  });
});
