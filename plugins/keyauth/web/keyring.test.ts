import type { PieceSdk } from '@dcts/sdk';
import { translator } from '@dcts/sdk/i18n';
import { beforeEach, describe, expect, it } from 'vitest';
import { sentence } from './faults';
import { catalogues } from './i18n/catalogues';
import { Keyring } from './keyring';

const t = translator(catalogues, () => 'en');
const refusal = (code: string) => Object.assign(new Error(code), { code });

let asked: { event: string; payload: object }[];
let answer: () => object;
let keys: Keyring;

beforeEach(() => {
  asked = [];
  answer = () => ({ fingerprints: ['f', 'g'] });
  const request = (event: string, payload: object) => {
    asked.push({ event, payload });
    return new Promise((resolve) => { resolve(answer()); });
  };
  keys = new Keyring({ request } as Pick<PieceSdk, 'request'>);
});

describe('the keys of a member', () => {
  it('are asked for', async () => {
    expect(keys.known.get()).toEqual({ fingerprints: null, code: null });
    await keys.load();
    expect(asked).toEqual([{ event: 'keyauth.keys', payload: {} }]);
    expect(keys.known.get()).toEqual({ fingerprints: ['f', 'g'], code: null });
  });

  it('are fewer when one is taken away', async () => {
    await keys.load();
    answer = () => ({ fingerprints: ['g'] });
    await keys.remove('f');
    expect(asked.at(-1)).toEqual({ event: 'keyauth.unlink', payload: { fingerprint: 'f' } });
    expect(keys.known.get()).toEqual({ fingerprints: ['g'], code: null });
  });

  it.each([
    ['conflict', 'fault.last'],
    ['not_found', 'fault.gone'],
    ['rate_limited', 'fault.often'],
    ['timeout', 'fault.offline'],
    ['offline', 'fault.offline'],
    ['unavailable', 'fault.unavailable'],
    ['internal', 'fault.other'],
  ] as const)('stay when %s is the answer, and the reason is told in words', async (code, key) => {
    await keys.load();
    answer = () => { throw refusal(code); };
    const told = await keys.remove('f').then(() => null, (error: unknown) => sentence(t, error));
    expect(told).toBe(t(key, { code }));
    expect(keys.known.get().fingerprints).toEqual(['f', 'g']);
  });

  it('stay known when they cannot be asked for anew', async () => {
    await keys.load();
    answer = () => { throw refusal('offline'); };
    await keys.load();
    expect(keys.known.get()).toEqual({ fingerprints: ['f', 'g'], code: 'offline' });
  });
});
