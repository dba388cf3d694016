import type { ChatMessage } from '../wire';
import type { Pending } from './outbox';

/** What stands below one another in the message list. */
export type Row =
  | { type: 'day'; key: string; at: number }
  | { type: 'fresh'; key: string }
  | { type: 'message'; key: string; message: ChatMessage; leads: boolean }
  | { type: 'pending'; key: string; pending: Pending; leads: boolean };

export interface RowsInput {
  messages: readonly ChatMessage[];
  pending: readonly Pending[];
  me: string;
  /** Messages of others beyond this number are new; null when no line is to be drawn. */
  freshAfter: number | null;
  /** The key under which a message was shown while it was pending, so that it is not drawn anew. */
  keyOf: (message: ChatMessage) => string;
}

const togetherMs = 7 * 60_000;

/** Lays messages out: a separator for each day, one line before what is new, an author's head over what he says in a row. */
export function layOut({ messages, pending, me, freshAfter, keyOf }: RowsInput): Row[] {
  const rows: Row[] = [];
  let before: { author: string; at: number } | null = null;
  const leads = (author: string, at: number, fresh: boolean): boolean => {
    const previous = before;
    before = { author, at };
    const newDay = !previous || dayOf(previous.at) !== dayOf(at);
    if (newDay) rows.push({ type: 'day', key: `day-${dayOf(at)}`, at });
    if (fresh) rows.push({ type: 'fresh', key: 'fresh' });
    return newDay || fresh || previous.author !== author || at - previous.at > togetherMs;
  };
  const firstFresh =
    freshAfter === null ? undefined : messages.find(({ seq, authorId }) => seq > freshAfter && authorId !== me);
  for (const message of messages) {
    const head = leads(message.authorId, message.createdAt, message === firstFresh);
    rows.push({ type: 'message', key: keyOf(message), message, leads: head });
  }
  for (const item of pending) {
    rows.push({ type: 'pending', key: item.nonce, pending: item, leads: leads(me, item.createdAt, false) });
  }
  return rows;
}

/** The local day of a time, as a key. */
export function dayOf(at: number): string {
  const date = new Date(at);
  return `${String(date.getFullYear())}-${String(date.getMonth() + 1)}-${String(date.getDate())}`;
}
