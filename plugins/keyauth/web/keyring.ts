import type { PieceSdk } from '@dcts/sdk';
import { createStore } from '@dcts/sdk/store';
import { codeOf } from '@dcts/sdk/errors';
import type { KeysView, UnlinkKey } from './wire';

/** What is known of the member's keys: `fingerprints` is null until the list has come, `code` says why it has not. */
export interface Known {
  readonly fingerprints: readonly string[] | null;
  readonly code: string | null;
}

/** The member's own keys. What is refused rejects with an error that has a `code`. */
export class Keyring {
  readonly known = createStore<Known>({ fingerprints: null, code: null });

  constructor(private readonly sdk: Pick<PieceSdk, 'request'>) {}

  /** Asks for the list anew. */
  async load(): Promise<void> {
    try {
      this.adopt(await this.sdk.request<KeysView>('keyauth.keys', {}));
    } catch (error) {
      this.known.set({ fingerprints: this.known.get().fingerprints, code: codeOf(error) });
    }
  }

  /** Takes one away. */
  async remove(fingerprint: string): Promise<void> {
    const named: UnlinkKey = { fingerprint };
    this.adopt(await this.sdk.request<KeysView>('keyauth.unlink', named));
  }

  private adopt({ fingerprints }: KeysView): void {
    this.known.set({ fingerprints, code: null });
  }
}
