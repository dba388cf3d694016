import { describe, expect, it } from 'vitest';
import { Reads } from '../model/reads';
import { Revisions } from '../model/revisions';
import { layOut, type Row } from '../model/rows';
import { emptyTimeline, newestPage, withMessage, withNewer, withOlder } from '../model/timeline';
import type { ChatMessage } from '../wire';

const noon = new Date(2025, 2, 10, 12).getTime();
const minute = 60_000;
const day = 24 * 60 * minute;

function message(id: number, part: Partial<ChatMessage> = {}): ChatMessage {
  const base = { id: String(id), channelId: '1', seq: id, rev: id, authorId: 'ann', kind: 'text', text: `text ${String(id)}` };
  return { ...base, createdAt: noon + id * minute, ...part };
}

const ids = (timeline: { messages: readonly ChatMessage[] }) => timeline.messages.map(({ id }) => id).join(' ');

describe('Timeline', () => {
  it('puts messages in order of age, whatever the order of arrival', () => {
    const timeline = [9, 11, 10, 100].map((id) => message(id)).reduce(withMessage, emptyTimeline);
    expect(ids(timeline)).toBe('9 10 11 100');
  });

  it('stays the same object when nothing is new', () => {
    const timeline = withMessage(emptyTimeline, message(1));
    expect(withMessage(timeline, message(1))).toBe(timeline);
    expect(withMessage(timeline, message(1, { rev: 0 }))).toBe(timeline);
  });

  it('replaces a message by a newer revision', () => {
    const timeline = withMessage(withMessage(emptyTimeline, message(1)), message(1, { rev: 5, text: 'changed' }));
    expect(timeline.messages.map(({ text }) => text)).toEqual(['changed']);
  });

  it('leaves out what lies beyond an open side', () => {
    const open = { messages: [message(5), message(7)], hasOlder: true, hasNewer: true };
    expect(ids(withMessage(open, message(4)))).toBe('5 7');
    expect(ids(withMessage(open, message(8)))).toBe('5 7');
    expect(ids(withMessage(open, message(6)))).toBe('5 6 7');
  });

  it('adds pages on both sides', () => {
    const middle = newestPage({ messages: [message(5)], hasMore: true });
    const upper = withOlder(middle, { messages: [message(3), message(4)], hasMore: false });
    const whole = withNewer(upper, { messages: [message(6)], hasMore: true });
    expect(ids(whole)).toBe('3 4 5 6');
    expect(whole).toMatchObject({ hasOlder: false, hasNewer: true });
  });
});

describe('Revisions', () => {
  it('has a gap only while a number is missing', () => {
    const revisions = new Revisions(3);
    revisions.note(5);
    expect(revisions).toMatchObject({ complete: 3, hasGap: true });
    revisions.note(4);
    expect(revisions).toMatchObject({ complete: 5, hasGap: false });
    revisions.note(2);
    expect(revisions.complete).toBe(5);
  });

  it('takes the server’s word for what is missing', () => {
    const revisions = new Revisions(3);
    revisions.note(6);
    revisions.note(9);
    revisions.completeTo(5);
    expect(revisions).toMatchObject({ complete: 6, hasGap: true });
    revisions.completeTo(9);
    expect(revisions).toMatchObject({ complete: 9, hasGap: false });
  });
});

describe('rows', () => {
  const rows = (messages: ChatMessage[], freshAfter: number | null = null): Row[] =>
    layOut({ messages, pending: [], me: 'me', freshAfter, keyOf: ({ id }) => id });
  const shape = (all: Row[]) =>
    all.map((row) => (row.type === 'message' ? `${row.message.id}${row.leads ? '*' : ''}` : row.type)).join(' ');

  it('group what one author says within a few minutes', () => {
    const all = [message(1), message(2), message(3, { authorId: 'bo' }), message(4, { authorId: 'bo', createdAt: noon + 60 * minute })];
    expect(shape(rows(all))).toBe('day 1* 2 3* 4*');
  });

  it('separate days', () => {
    expect(shape(rows([message(1), message(2, { createdAt: noon + day })]))).toBe('day 1* day 2*');
  });

  it('draw one line above the first new message of others', () => {
    expect(shape(rows([message(1), message(2, { authorId: 'me' }), message(3), message(4)], 1))).toBe('day 1* 2* fresh 3* 4');
    expect(shape(rows([message(1), message(2, { createdAt: noon + day })], 1))).toBe('day 1* day fresh 2*');
    expect(shape(rows([message(1)], 1))).toBe('day 1*');
  });

  it('show pending messages last, under their author', () => {
    const pending = [{ nonce: 'n', channelId: '1', text: 'x', createdAt: noon, after: null, state: 'sending', code: null, until: null }] as const;
    const all = layOut({ messages: [message(0, { authorId: 'me' })], pending, me: 'me', freshAfter: null, keyOf: ({ id }) => id });
    expect(all.at(-1)).toMatchObject({ type: 'pending', key: 'n', leads: false });
  });
});

describe('Reads', () => {
  const storage = (initial: Record<string, string> = {}) => {
    const texts = new Map(Object.entries(initial));
    return { get: (key: string) => texts.get(key) ?? null, set: (key: string, text: string | null) => texts.set(key, text ?? '') };
  };

  it('counts from the first sight on', () => {
    const reads = new Reads(storage());
    expect(reads.unread({ id: '1', seq: 500 })).toBe(0);
    reads.markNew([{ id: '1', seq: 500 }]);
    expect(reads.unread({ id: '1', seq: 503 })).toBe(3);
    reads.markNew([{ id: '1', seq: 503 }]);
    expect(reads.unread({ id: '1', seq: 503 })).toBe(3);
    reads.mark('1', 503);
    reads.mark('1', 501);
    expect(reads.unread({ id: '1', seq: 503 })).toBe(0);
  });

  it('are written once for all that is new', () => {
    const shared = storage();
    new Reads(shared).mark('1', 9);
    const writes: string[] = [];
    const { set } = shared;
    shared.set = (key, text) => {
      writes.push(text ?? '');
      return set(key, text);
    };
    const reads = new Reads(shared);
    const told: unknown[] = [];
    reads.marks.subscribe((marks) => told.push(marks));
    const all = Array.from({ length: 1_000 }, (_, id) => ({ id: String(id), seq: 5 }));
    reads.markNew(all);
    reads.markNew(all);
    expect([writes.length, told.length]).toEqual([1, 1]);
    expect([reads.of('0'), reads.of('1'), reads.of('999')]).toEqual([5, 9, 5]);
  });

  it('survives another start and another tab', () => {
    const shared = storage();
    const one = new Reads(shared);
    const two = new Reads(shared);
    one.mark('1', 7);
    two.mark('2', 9);
    const later = new Reads(shared);
    expect([later.of('1'), later.of('2')]).toEqual([7, 9]);
  });

  it.each(['nonsense', '[]', 'null', '{"1":"x"}'])('starts empty from damaged storage %s', (text) => {
    expect(new Reads(storage({ read: text })).of('1')).toBeUndefined();
  });
});
