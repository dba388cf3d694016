import type { PieceSdk } from '@dcts/sdk';
import { createStore } from '@dcts/sdk/store';

/** How long the server takes a change back. */
const possibleMs = 10 * 60_000;

/** The last change, while it can be taken back. */
export interface Undoable {
  readonly id: string;
  /** What was done, in words. */
  readonly text: string;
  /** Until when, in ms UTC. */
  readonly until: number;
}

/** Takes the last change back. */
export class Undo {
  readonly state = createStore<Undoable | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly sdk: Pick<PieceSdk, 'request'>) {}

  offer(id: string, text: string): void {
    this.stop();
    this.state.set({ id, text, until: Date.now() + possibleMs });
    this.timer = setTimeout(() => { this.state.set(null); }, possibleMs);
  }

  /** Rejects with `conflict` if it has been changed since and with `not_found` when it is too late; then it is no longer offered. */
  async run(id: string): Promise<void> {
    try {
      await this.sdk.request('roles.undo', { undoId: id });
      this.forget(id);
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (code === 'conflict' || code === 'not_found') this.forget(id);
      throw error;
    }
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private forget(id: string): void {
    if (this.state.get()?.id !== id) return;
    this.stop();
    this.state.set(null);
  }
}
