import type { PieceSdk } from '@dcts/sdk';
import { codeOf } from '@dcts/sdk/errors';
import { compareIds } from '@dcts/sdk/ids';
import { createStore } from '@dcts/sdk/store';
import type { Id, Notice, Notices } from './wire';

/** The board as one member has it: what is on it, and which of it he has not seen. */
export class Board {
  readonly notices = createStore<readonly Notice[]>([]);
  readonly unread = createStore(0);
  /** Whether the member does not want to be told of what is new. */
  readonly quiet = createStore(false);
  private shown = false;

  constructor(private readonly sdk: PieceSdk) {
    this.quiet.set(sdk.storage.get('quiet') !== null);
    sdk.onReady(() => void this.load());
    sdk.on('example.board.changed', () => void this.load());
  }

  /** Whether the board is being looked at; then all of it counts as seen. */
  show(shown: boolean): void {
    this.shown = shown;
    this.count();
  }

  /** Is kept in this browser. */
  setQuiet(quiet: boolean): void {
    this.sdk.storage.set('quiet', quiet ? 'yes' : null);
    this.quiet.set(quiet);
    this.count();
  }

  /**
   * Resolves with the code of a refusal, or with null.
   *
   * @param nonce put up under the same one twice, it is there once
   */
  pin(text: string, nonce = `web.${String(Date.now())}`): Promise<string | null> {
    return this.change('example.pin', { nonce, text });
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
    const told = this.quiet.get() ? 0 : unread.length;
    this.unread.set(told);
    this.sdk.setBadge(told);
  }
}
