import type { Off } from '@dcts/sdk';
import { codeOf, OFFLINE } from '@dcts/sdk/errors';
import { Soon } from '@dcts/sdk/soon';
import { createStore } from '@dcts/sdk/store';

const retryMs = 3_000;
/** After these there is no use in trying again soon. With the next connection everything is read by itself. */
const lasting: readonly string[] = ['forbidden', 'not_found', 'invalid', OFFLINE];

/** What is known: `data` is null until there is an answer, `code` says why the last try had none. */
export interface Known<T> {
  readonly data: T | null;
  readonly code: string | null;
}

/** An answer of the server that is kept fresh while somebody looks at it. What has been read stays until there is something newer. */
export class Fresh<T> {
  readonly known = createStore<Known<T>>({ data: null, code: null });
  private readonly soon = new Soon(() => void this.refresh());
  private retry: ReturnType<typeof setTimeout> | undefined;
  private watchers = 0;
  /** Counts requests, so that an old answer never covers a newer one. */
  private asked = 0;
  private answered = 0;

  constructor(private readonly read: () => Promise<T>) {}

  /** Reads it now and whenever it has changed, until the returned function is called. */
  watch(): Off {
    this.watchers += 1;
    if (this.watchers === 1) void this.refresh();
    let watching = true;
    return () => {
      if (watching) this.watchers -= 1;
      watching = false;
    };
  }

  get watched(): boolean {
    return this.watchers > 0;
  }

  /** It may have changed: it is read again in a moment. */
  changed(): void {
    if (this.watched) this.soon.call();
  }

  /** Reads it now. What is known afterwards is no older than this call, unless `code` says why. */
  async refresh(): Promise<void> {
    this.soon.cancel();
    clearTimeout(this.retry);
    const turn = (this.asked += 1);
    try {
      const data = await this.read();
      if (turn <= this.answered) return;
      this.answered = turn;
      this.known.set({ data, code: null });
    } catch (error) {
      // What is still under way tells more.
      if (turn === this.asked && turn > this.answered) this.failed(error);
    }
  }

  stop(): void {
    this.answered = Infinity;
    this.watchers = 0;
    this.soon.cancel();
    clearTimeout(this.retry);
  }

  private failed(error: unknown): void {
    const code = codeOf(error);
    this.known.set({ data: this.known.get().data, code });
    const { retryAfterMs = retryMs } = error as { retryAfterMs?: number };
    if (!lasting.includes(code)) this.retry = setTimeout(() => { this.changed(); }, retryAfterMs);
  }
}
