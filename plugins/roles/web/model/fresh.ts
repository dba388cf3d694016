import type { Off } from '@dcts/sdk';
import { codeOf } from '@dcts/sdk/errors';
import { Soon } from '@dcts/sdk/soon';
import { createStore } from '@dcts/sdk/store';

/** What is known: `data` is null until there is an answer, `code` says why the last try had none. */
export interface Known<T> {
  readonly data: T | null;
  readonly code: string | null;
}

/** An answer of the server that is kept fresh while somebody looks at it. What has been read stays until there is something newer. */
export class Fresh<T> {
  readonly known = createStore<Known<T>>({ data: null, code: null });
  private readonly soon = new Soon(() => void this.refresh());
  private watchers = 0;
  /** Counts requests, so that an old answer never covers a newer. */
  private turn = 0;

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

  /** It may have changed: it is read again in a moment. */
  changed(): void {
    if (this.watchers > 0) this.soon.call();
  }

  async refresh(): Promise<void> {
    const turn = (this.turn += 1);
    this.soon.cancel();
    try {
      const data = await this.read();
      if (turn === this.turn) this.known.set({ data, code: null });
    } catch (error) {
      if (turn === this.turn) this.known.set({ data: this.known.get().data, code: codeOf(error) });
    }
  }

  stop(): void {
    this.turn += 1;
    this.watchers = 0;
    this.soon.cancel();
  }
}
