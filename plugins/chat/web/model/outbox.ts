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
  /** `waiting` is for the connection, `held` for the time that the server has said; `failed` is for the user. */
  readonly state: 'sending' | 'waiting' | 'held' | 'failed';
  readonly code: string | null;
  /** While it is held, until when, in ms. */
  readonly until: number | null;
}

export interface OutboxDoor {
  send(request: SendRequest): Promise<SendAnswer>;
  /** Takes an acknowledged message, before it leaves the outbox. */
  sent(message: ChatMessage, nonce: string): void;
  /** The server takes nothing in this channel before that time. */
  held(channelId: Id, until: number): void;
  /** A nonce that was never used before. */
  nonce(): string;
  now(): number;
  /** Waits; sooner over when `woken` is. */
  wait(ms: number, woken: Promise<void>): Promise<void>;
}

const onItsWay = { state: 'sending', code: null, until: null } as const;

/** Refusals that pass by themselves. */
const passing = new Set([TIMEOUT, 'unavailable', 'internal']);
const limited = 'rate_limited';
const mostAttempts = 6;
const firstPauseMs = 1_000;
const leastHoldMs = 250;

/**
 * Sends what was written, one message of a channel after the other, so that they arrive in order. A message keeps its
 * nonce over every attempt: if an earlier attempt did arrive, the server answers with its result.
 */
export class Outbox {
  private readonly store = createStore<readonly Pending[]>([]);
  private readonly pumps = new Map<Id, Promise<void>>();
  /** Ends the waiting in a channel. */
  private readonly wakers = new Map<Id, () => void>();

  readonly items: Readable<readonly Pending[]> = this.store;

  constructor(private readonly door: OutboxDoor) {}

  add(channelId: Id, text: string, after: Id | null): void {
    const item = { nonce: this.door.nonce(), channelId, text, after, createdAt: this.door.now() };
    this.store.update((items) => [...items, { ...item, ...onItsWay }]);
    void this.pump(channelId);
  }

  /** Tries a failed message again, as the last of its channel. */
  retry(nonce: string): void {
    const item = this.find(nonce);
    if (item?.state !== 'failed') return;
    // The server has other content under this nonce; only another nonce can help.
    const next = item.code === 'conflict' ? this.door.nonce() : nonce;
    this.discard(nonce);
    this.store.update((items) => [...items, { ...item, nonce: next, ...onItsWay }]);
    void this.pump(item.channelId);
  }

  discard(nonce: string): void {
    const item = this.find(nonce);
    this.store.update((items) => items.filter((each) => each.nonce !== nonce));
    if (item?.state === 'held') this.wake(item.channelId);
  }

  /** Throws away what was for a channel that is gone. */
  discardAll(channelId: Id): void {
    if (!this.store.get().some((item) => item.channelId === channelId)) return;
    this.store.update((items) => items.filter((item) => item.channelId !== channelId));
    this.wake(channelId);
  }

  /** What is held in the channel may be sent by now: it is tried at once. */
  wake(channelId: Id): void {
    this.wakers.get(channelId)?.();
  }

  /** The connection is back: sends what waits. Resolves when all of it has arrived, failed, is held or waits again. */
  async flush(): Promise<void> {
    const channels = new Set(this.store.get().map((item) => item.channelId));
    const free = [...channels].filter((channel) => this.next(channel)?.state !== 'held');
    await Promise.all(free.map((channel) => this.pump(channel)));
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
      this.change(next.nonce, onItsWay);
      if (!(await this.sendOne(next))) return;
    }
  }

  /** Says whether the next message may follow. */
  private async sendOne(item: Pending): Promise<boolean> {
    const { nonce, channelId, text } = item;
    // Meanwhile it may have been thrown away.
    for (let attempt = 1; this.find(nonce); attempt += 1) {
      try {
        const { message } = await this.door.send({ channelId, nonce, text });
        this.door.sent(message, nonce);
        this.discard(nonce);
      } catch (error) {
        const code = codeOf(error);
        if (code === OFFLINE) {
          this.change(nonce, { state: 'waiting', code, until: null });
          return false;
        }
        const ms = pauseMs(error);
        if (code === limited && ms !== null) {
          attempt = 0;
          await this.hold(item, ms);
        } else if ((passing.has(code) || code === limited) && attempt < mostAttempts) {
          await this.wait(channelId, firstPauseMs * 2 ** (attempt - 1));
        } else {
          this.change(nonce, { state: 'failed', code, until: null });
          return true;
        }
      }
    }
    return true;
  }

  private async hold({ nonce, channelId }: Pending, ms: number): Promise<void> {
    const until = this.door.now() + ms;
    this.change(nonce, { state: 'held', code: limited, until });
    this.door.held(channelId, until);
    await this.wait(channelId, ms);
    this.change(nonce, onItsWay);
  }

  private async wait(channelId: Id, ms: number): Promise<void> {
    await this.door.wait(ms, new Promise((woken) => this.wakers.set(channelId, woken)));
    this.wakers.delete(channelId);
  }

  private next(channelId: Id): Pending | undefined {
    return this.store.get().find((item) => item.channelId === channelId && item.state !== 'failed');
  }

  private find(nonce: string): Pending | undefined {
    return this.store.get().find((item) => item.nonce === nonce);
  }

  private change(nonce: string, part: Pick<Pending, 'state' | 'code' | 'until'>): void {
    this.store.update((items) => items.map((item) => (item.nonce === nonce ? { ...item, ...part } : item)));
  }
}

/** How long the server wants to be left alone; null if it did not say. */
function pauseMs(error: unknown): number | null {
  const { retryAfterMs } = error as { retryAfterMs?: number };
  return retryAfterMs === undefined ? null : Math.max(leastHoldMs, retryAfterMs);
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
