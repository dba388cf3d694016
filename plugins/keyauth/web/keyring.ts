import type { PieceSdk } from '@dcts/sdk';
import { createStore } from '@dcts/sdk/store';
import { codeOf, OFFLINE } from '@dcts/sdk/errors';
import { type Envelope, KeyFault, readKey } from './key';
import type { KeysView, LinkKey, UnlinkKey } from './wire';

/** What is known of the member's keys: `fingerprints` is null until the list has come, `code` says why it has not. */
export interface Known {
  readonly fingerprints: readonly string[] | null;
  readonly code: string | null;
}

/** The member's own keys. What is refused rejects with an error that has a `code`, or with a `KeyFault`. */
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

  /** Adds a key, of which the server gets the public half and the proof that the member has the private one. */
  async add(text: string): Promise<void> {
    const key = await readKey(text);
    const { identifier, challenge } = await askForChallenge(key.publicKey);
    const proof: LinkKey = { identifier, solution: await key.open(challenge), publicKey: key.publicKey };
    this.adopt(await this.sdk.request<KeysView>('keyauth.link', proof));
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

/** An answer in the original's form, which other clients rely on. */
interface Challenge {
  identifier: string;
  challenge: Envelope;
}

async function askForChallenge(publicKey: string): Promise<Challenge> {
  const asked = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ publicKey }) };
  const response = await fetch('/dSyncAuth/login', asked).catch(() => { throw refusal(OFFLINE); });
  if (response.ok) return (await response.json()) as Challenge;
  if (response.status === 400) throw new KeyFault('refused');
  throw refusal(response.status === 429 ? 'rate_limited' : 'unavailable');
}

const refusal = (code: string) => Object.assign(new Error(code), { code });
