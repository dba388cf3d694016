import type { LocalTexts } from '@dcts/sdk';
import { createStore, type Readable } from '@dcts/sdk/store';
import type { Id } from '../wire';

type Marks = Readonly<Record<Id, number>>;

const key = 'read';

/** Up to which message each channel was read, kept in this browser. */
export class Reads {
  private readonly store;
  readonly marks: Readable<Marks>;

  constructor(private readonly storage: LocalTexts) {
    this.store = createStore(parse(storage.get(key)));
    this.marks = this.store;
  }

  of(channelId: Id): number | undefined {
    return this.store.get()[channelId];
  }

  /** Moves the mark of a channel up; it never goes down. */
  mark(channelId: Id, seq: number): void {
    if ((this.of(channelId) ?? -1) < seq) this.put({ [channelId]: seq });
  }

  /** Channels that are seen for the first time count as read: nobody has missed what was there before. */
  markNew(channels: readonly { id: Id; seq: number }[]): void {
    const unknown = channels.filter(({ id }) => this.of(id) === undefined);
    if (unknown.length > 0) this.put(Object.fromEntries(unknown.map(({ id, seq }) => [id, seq])));
  }

  unread(channel: { id: Id; seq: number }): number {
    return Math.max(0, channel.seq - (this.of(channel.id) ?? channel.seq));
  }

  private put(moved: Marks): void {
    // Another tab of the same user may have moved other marks meanwhile.
    const stored = parse(this.storage.get(key));
    const known = { ...this.store.get(), ...moved };
    const merged = Object.entries(stored).map(([id, at]) => [id, Math.max(at, known[id] ?? -1)] as const);
    const marks = { ...known, ...Object.fromEntries(merged) };
    this.storage.set(key, JSON.stringify(marks));
    this.store.set(marks);
  }
}

function parse(text: string | null): Marks {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, number] => Number.isInteger(entry[1])));
  } catch {
    return {};
  }
}
