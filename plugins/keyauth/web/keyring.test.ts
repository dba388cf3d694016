import type { PieceSdk } from '@dcts/sdk';
import { translator } from '@dcts/sdk/i18n';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import envelopes from '../src/test/resources/vectors/envelopes.json';
import vectors from '../src/test/resources/vectors/keys.json';
import { sentence } from './faults';
import { catalogues } from './i18n/catalogues';
import { Keyring } from './keyring';

const [alice] = vectors.keys;
const sealed = envelopes.rsa.find(({ recipient }) => recipient === 'alice')!;
const t = translator(catalogues, () => 'en');
const refusal = (code: string) => Object.assign(new Error(code), { code });

let asked: { event: string; payload: object }[];
let answer: (event: string) => object;
let challenge: () => Promise<Response>;
let keys: Keyring;

beforeEach(() => {
  asked = [];
  answer = () => ({ fingerprints: ['f'] });
  challenge = () => Promise.resolve(Response.json({ identifier: 'i', challenge: sealed.envelope }));
  vi.stubGlobal('fetch', vi.fn(() => challenge()));
  const request = (event: string, payload: object) => {
    asked.push({ event, payload });
    return new Promise((resolve) => { resolve(answer(event)); });
  };
  keys = new Keyring({ request } as Pick<PieceSdk, 'request'>);
});

afterEach(() => { vi.unstubAllGlobals(); });

/** What is told when adding goes wrong. */
const toldOf = (text: string) => keys.add(text).then(() => null, (error: unknown) => sentence(t, error, 'fault.taken'));

describe('the keys of a member', () => {
  it('sends the public half and the proof, and nothing of the private one', async () => {
    await keys.add(alice!.keyFileText);
    const proof = { identifier: 'i', solution: sealed.plaintextUtf8, publicKey: alice!.publicKeyPem };
    expect(asked).toEqual([{ event: 'keyauth.link', payload: proof }]);
    expect(fetch).toHaveBeenCalledExactlyOnceWith('/dSyncAuth/login', expect.objectContaining({ body: JSON.stringify({ publicKey: alice!.publicKeyPem }) }));
    expect(keys.known.get()).toEqual({ fingerprints: ['f'], code: null });
  });

  it('asks nobody about a text that is no key', async () => {
    expect(await toldOf(alice!.publicKeyPem)).toBe(t('fault.public'));
    expect(await toldOf('')).toBe(t('fault.empty'));
    expect(fetch).not.toHaveBeenCalled();
    expect(asked).toEqual([]);
  });

  it.each([
    ['conflict', 'fault.taken'],
    ['forbidden', 'fault.forbidden'],
    ['keyauth.too_many', 'fault.many'],
    ['rate_limited', 'fault.often'],
    ['timeout', 'fault.offline'],
  ] as const)('tells in words that a key is refused with %s', async (code, key) => {
    answer = () => { throw refusal(code); };
    expect(await toldOf(alice!.keyFileText)).toBe(t(key));
  });

  it.each([
    [() => Promise.reject(new TypeError('no network')), 'fault.offline'],
    [() => Promise.resolve(new Response('{}', { status: 400 })), 'fault.refused'],
    [() => Promise.resolve(new Response('{}', { status: 429 })), 'fault.often'],
    [() => Promise.resolve(new Response('{}', { status: 503 })), 'fault.unavailable'],
  ] as const)('tells in words why there is no challenge (%#)', async (without, key) => {
    challenge = without;
    expect(await toldOf(alice!.keyFileText)).toBe(t(key));
    expect(asked).toEqual([]);
  });

  it('takes one away, and the last way in stays', async () => {
    answer = () => ({ fingerprints: [] });
    await keys.remove('f');
    expect(asked).toEqual([{ event: 'keyauth.unlink', payload: { fingerprint: 'f' } }]);
    expect(keys.known.get().fingerprints).toEqual([]);
    expect(sentence(t, refusal('conflict'), 'fault.last')).toBe(t('fault.last'));
  });

  it('keeps what it has when it cannot be asked for anew', async () => {
    await keys.load();
    answer = () => { throw refusal('offline'); };
    await keys.load();
    expect(keys.known.get()).toEqual({ fingerprints: ['f'], code: 'offline' });
  });
});
