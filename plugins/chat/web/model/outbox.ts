import { codeOf, OFFLINE, TIMEOUT } from '@dcts/sdk/errors';
import { createStore, type Readable } from '@dcts/sdk/store';
import type { ChatMessage, Id, SendAnswer, SendRequest } from '../wire';

/** A message of ours that the server has not acknowledged. */
export interface Pending {
  readonly nonce: string;
  readonly channelId: Id;
  readonly text: string;
  readonly createdAt: number;
  /** The newest message of the channel when this one was written. */
  readonly after: Id | null;
  /** `waiting` is for the connection; `failed` is for the user. */
  readonly state: 'sending' | 'waiting' | 'failed';
  readonly code: string | null;
}

export interface OutboxDoor {
  send(request: SendRequest): Promise<SendAnswer>;
  /** Takes an acknowledged message, before it leaves the outbox. */
  sent(message: ChatMessage, nonce: string): void;
  /** A nonce that was never used before. */
  nonce(): string;
  now(): number;
  wait(ms: number): Promise<void>;
}

/** Refusals that pass by themselves. */
const passing = new Set([TIMEOUT, 'unavailable', 'rate_limited', 'internal']);
const mostAttempts = 6;
const firstPauseMs = 1_000;

/**
 * Sends what was written, one message of a channel after the other, so that they arrive in order. A message keeps its
 * nonce over every attempt: if an earlier attempt did arrive, the server answers with its result.
 */
export class Outbox {
  private readonly store = createStore<readonly Pending[]>([]);
  private readonly pumps = new Map<Id, Promise<void>>();

  readonly items: Readable<readonly Pending[]> = this.store;

  constructor(private readonly door: OutboxDoor) {}

  add(channelId: Id, text: string, after: Id | null): void {
    const item = { nonce: this.door.nonce(), channelId, text, after, createdAt: this.door.now() };
    this.store.update((items) => [...items, { ...item, state: 'sending', code: null }]);
    void this.pump(channelId);
  }

  /** Tries a failed message again, as the last of its channel. */
  retry(nonce: string): void {
    const item = this.find(nonce);
    if (item?.state !== 'failed') return;
    // The server has other content under this nonce; only another nonce can help.
    const next = item.code === 'conflict' ? this.door.nonce() : nonce;
    this.discard(nonce);
    this.store.update((items) => [...items, { ...item, nonce: next, state: 'sending', code: null }]);
    void this.pump(item.channelId);
  }

  discard(nonce: string): void {
    this.store.update((items) => items.filter((item) => item.nonce !== nonce));
  }

  /** The connection is back: sends what waits. Resolves when all of it has arrived, failed or waits again. */
  async flush(): Promise<void> {
    const channels = new Set(this.store.get().map((item) => item.channelId));
    await Promise.all([...channels].map((channel) => this.pump(channel)));
  }

  private pump(channelId: Id): Promise<void> {
    const running = this.pumps.get(channelId);
    if (running) return running;
    const pump = this.sendAll(channelId).finally(() => {
      this.pumps.delete(channelId);
      // Added after the last look and before this line.
      if (this.next(channelId)?.state === 'sending') void this.pump(channelId);
    });
    this.pumps.set(channelId, pump);
    return pump;
  }

  private async sendAll(channelId: Id): Promise<void> {
    for (let next = this.next(channelId); next; next = this.next(channelId)) {
      this.change(next.nonce, 'sending', null);
      if (!(await this.sendOne(next))) return;
    }
  }

  /** Says whether the next message may follow. */
  private async sendOne(item: Pending): Promise<boolean> {
    const { nonce, channelId, text } = item;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const { message } = await this.door.send({ channelId, nonce, text });
        this.door.sent(message, nonce);
        this.discard(nonce);
        return true;
      } catch (error) {
        const code = codeOf(error);
        if (code === OFFLINE) {
          this.change(nonce, 'waiting', code);
          return false;
        }
        if (!passing.has(code) || attempt === mostAttempts) {
          this.change(nonce, 'failed', code);
          return true;
        }
        await this.door.wait(pauseMs(error, attempt));
      }
    }
  }

  private next(channelId: Id): Pending | undefined {
    return this.store.get().find((item) => item.channelId === channelId && item.state !== 'failed');
  }

  private find(nonce: string): Pending | undefined {
    return this.store.get().find((item) => item.nonce === nonce);
  }

  private change(nonce: string, state: Pending['state'], code: string | null): void {
    this.store.update((items) => items.map((item) => (item.nonce === nonce ? { ...item, state, code } : item)));
  }
}

function pauseMs(error: unknown, attempt: number): number {
  const { retryAfterMs } = error as { retryAfterMs?: number };
  return retryAfterMs ?? firstPauseMs * 2 ** (attempt - 1);
}

/**
 * The pending messages to show below `messages`. One that is being sent is left out as soon as its own announcement or
 * the catching up after a lost connection has brought it, before its acknowledgement says so.
 */
export function visiblePending(
  pending: readonly Pending[],
  messages: readonly ChatMessage[],
  isNewer: (id: Id, than: Id) => boolean,
  me: Id,
): readonly Pending[] {
  const [first] = pending;
  if (!first || first.state === 'failed') return pending;
  const arrived = messages.some(
    ({ id, authorId, text }) =>
      authorId === me && text === first.text && (first.after === null || isNewer(id, first.after)),
  );
  return arrived ? pending.slice(1) : pending;
}
