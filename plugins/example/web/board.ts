import type { PieceSdk } from '@dcts/sdk';
import { codeOf } from '@dcts/sdk/errors';
import { compareIds } from '@dcts/sdk/ids';
import { createStore } from '@dcts/sdk/store';
import type { Id, Notice, Notices } from './wire';

/** The board as one member has it: what is on it, and which of it he has not seen. */
export class Board {
  readonly notices = createStore<readonly Notice[]>([]);
  readonly unread = createStore(0);
  private shown = false;

  constructor(private readonly sdk: PieceSdk) {
    sdk.onReady(() => void this.load());
    sdk.on('example.board.changed', () => void this.load());
  }

  /** Whether the board is being looked at; then all of it counts as seen. */
  show(shown: boolean): void {
    this.shown = shown;
    this.count();
  }

  /** Resolves with the code of a refusal, or with null. */
  pin(text: string): Promise<string | null> {
    return this.change('example.pin', { nonce: `web.${String(Date.now())}`, text });
  }

  remove(id: Id): Promise<string | null> {
    return this.change('example.remove', { id });
  }

  private async change(request: string, payload: object): Promise<string | null> {
    try {
      await this.sdk.request(request, payload);
      return null;
    } catch (error) {
      return codeOf(error);
    }
  }

  private async load(): Promise<void> {
    try {
      const { notices } = await this.sdk.request<Notices>('example.list', {});
      this.notices.set(notices);
      this.count();
    } catch {
      // Without a connection; the next `session.ready` loads again.
    }
  }

  private count(): void {
    const [newest] = this.notices.get();
    if (this.shown && newest) this.sdk.storage.set('seen', newest.id);
    const seen = this.sdk.storage.get('seen');
    const unread = this.notices.get().filter(({ id }) => seen === null || compareIds(id, seen) > 0);
    this.unread.set(unread.length);
    this.sdk.setBadge(unread.length);
  }
}
