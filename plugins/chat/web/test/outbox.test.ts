import { describe, expect, it } from 'vitest';
import { Outbox, type OutboxDoor, type Pending, visiblePending } from '../model/outbox';
import type { ChatMessage, SendRequest } from '../wire';
import { refusal } from './server';

type Answer = 'ok' | Error;

/** A door whose answers are told beforehand; after those, everything arrives. */
function setUp(...answers: Answer[]) {
  const requests: SendRequest[] = [];
  const sent: string[] = [];
  const waits: number[] = [];
  const held: string[] = [];
  let nonces = 0;
  const door: OutboxDoor = {
    send: (request) => {
      requests.push(request);
      const answer = answers.shift() ?? 'ok';
      return answer === 'ok' ? Promise.resolve({ message: messageOf(request) }) : Promise.reject(answer);
    },
    sent: (message) => { sent.push(message.text); },
    held: (channelId, until) => { held.push(`${channelId} ${String(until)}`); },
    nonce: () => `n${String((nonces += 1))}`,
    now: () => 0,
    wait: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
  };
  return { outbox: new Outbox(door), door, requests, sent, waits, held };
}

function messageOf({ channelId, text }: SendRequest): ChatMessage {
  return { id: '1', channelId, seq: 1, rev: 1, authorId: 'me', kind: 'text', text, createdAt: 0 };
}

const states = (outbox: Outbox) => outbox.items.get().map(({ text, state }) => `${text} ${state}`);

describe('a message', () => {
  it('is on its way until it is acknowledged', async () => {
    const { outbox, sent } = setUp();
    outbox.add('1', 'a', null);
    expect(states(outbox)).toEqual(['a sending']);
    await outbox.flush();
    expect(states(outbox)).toEqual([]);
    expect(sent).toEqual(['a']);
  });

  it('waits for the connection and keeps its nonce', async () => {
    const { outbox, requests, sent } = setUp(refusal('offline'));
    outbox.add('1', 'a', null);
    await outbox.flush();
    expect(states(outbox)).toEqual(['a waiting']);
    await outbox.flush();
    expect(requests.map(({ nonce }) => nonce)).toEqual(['n1', 'n1']);
    expect(sent).toEqual(['a']);
  });

  it.each(['timeout', 'unavailable', 'internal'])('is tried again by itself with the same nonce after %s', async (code) => {
    const { outbox, requests, waits } = setUp(refusal(code), refusal(code));
    outbox.add('1', 'a', null);
    await outbox.flush();
    expect(requests.map(({ nonce }) => nonce)).toEqual(['n1', 'n1', 'n1']);
    expect(waits).toEqual([1_000, 2_000]);
  });

  it('waits as long as the server asks for', async () => {
    const { outbox, waits } = setUp(refusal('rate_limited', 4_200));
    outbox.add('1', 'a', null);
    await outbox.flush();
    expect(waits).toEqual([4_200]);
  });

  it('fails visibly in the end and can be tried again', async () => {
    const { outbox, sent } = setUp(...Array.from({ length: 6 }, () => refusal('unavailable')));
    outbox.add('1', 'a', null);
    await outbox.flush();
    expect(outbox.items.get()[0]).toMatchObject({ state: 'failed', code: 'unavailable' });
    outbox.retry('n1');
    await outbox.flush();
    expect(sent).toEqual(['a']);
  });

  it.each(['forbidden', 'invalid', 'not_found', 'too_large'])('fails at once on %s', async (code) => {
    const { outbox, requests } = setUp(refusal(code));
    outbox.add('1', 'a', null);
    await outbox.flush();
    expect(outbox.items.get()[0]).toMatchObject({ state: 'failed', code });
    expect(requests).toHaveLength(1);
  });

  it('gets a new nonce only where the server has other content under the old one', async () => {
    const { outbox, requests } = setUp(refusal('conflict'), refusal('forbidden'));
    outbox.add('1', 'a', null);
    await outbox.flush();
    outbox.retry('n1');
    await outbox.flush();
    outbox.retry('n2');
    await outbox.flush();
    expect(requests.map(({ nonce }) => nonce)).toEqual(['n1', 'n2', 'n2']);
  });

  it('can be thrown away', async () => {
    const { outbox } = setUp(refusal('forbidden'));
    outbox.add('1', 'a', null);
    await outbox.flush();
    outbox.discard('n1');
    expect(states(outbox)).toEqual([]);
  });
});

describe('several messages', () => {
  it('arrive in the order in which they were written', async () => {
    const { outbox, sent } = setUp(refusal('timeout'));
    for (const text of ['a', 'b', 'c']) outbox.add('1', text, null);
    await outbox.flush();
    expect(sent).toEqual(['a', 'b', 'c']);
  });

  it('go on behind one that failed', async () => {
    const { outbox, sent } = setUp(refusal('forbidden'));
    for (const text of ['a', 'b']) outbox.add('1', text, null);
    await outbox.flush();
    expect(sent).toEqual(['b']);
    expect(states(outbox)).toEqual(['a failed']);
  });

  it('of other channels do not wait for one that is stuck', async () => {
    const { outbox, sent } = setUp(refusal('offline'));
    outbox.add('1', 'a', null);
    outbox.add('2', 'b', null);
    await outbox.flush();
    expect(sent).toContain('b');
  });
});

describe('the list of pending messages', () => {
  const pending = (part: Partial<Pending>): Pending => ({
    nonce: 'n1', channelId: '1', text: 'a', createdAt: 0, after: '5', state: 'waiting', code: null, until: null, ...part,
  });
  const stored = (id: string, authorId = 'me', text = 'a') => ({ ...messageOf({ channelId: '1', nonce: '', text }), id, authorId });
  const visible = (items: Pending[], messages: ChatMessage[]) =>
    visiblePending(items, messages, (id, than) => Number(id) > Number(than), 'me').length;

  it('leaves out what has already arrived', () => {
    expect(visible([pending({})], [stored('6')])).toBe(0);
    expect(visible([pending({}), pending({ nonce: 'n2' })], [stored('6')])).toBe(1);
  });

  it('keeps what looks the same but is older, another author’s or failed', () => {
    expect(visible([pending({})], [stored('4')])).toBe(1);
    expect(visible([pending({})], [stored('6', 'other')])).toBe(1);
    expect(visible([pending({})], [stored('6', 'me', 'b')])).toBe(1);
    expect(visible([pending({ state: 'failed' })], [stored('6')])).toBe(1);
  });
});

describe('a message that comes too soon', () => {
  it('is held until the server takes it, however often it says so', async () => {
    const { outbox, sent, held, waits } = setUp(
      ...Array.from({ length: 9 }, () => refusal('rate_limited', 30_000)),
      refusal('timeout'),
    );
    outbox.add('1', 'a', null);
    await outbox.flush();
    expect(sent).toEqual(['a']);
    expect(waits).toEqual([...Array.from({ length: 9 }, () => 30_000), 1_000]);
    expect(held[0]).toBe('1 30000');
  });

  it('can be thrown away, and what follows is sent', async () => {
    const { outbox, door, sent } = setUp(refusal('rate_limited', 30_000));
    door.wait = (_ms, woken) => woken;
    outbox.add('1', 'a', null);
    outbox.add('1', 'b', null);
    await new Promise((done) => setTimeout(done));
    expect(states(outbox)).toEqual(['a held', 'b sending']);
    await outbox.flush();
    expect(states(outbox)).toEqual(['a held', 'b sending']);
    outbox.discard('n1');
    await new Promise((done) => setTimeout(done));
    expect(sent).toEqual(['b']);
  });
});
