import type { Translate } from '@dcts/sdk';
import { codeOf } from '@dcts/sdk/errors';
import type { KeysKey } from './i18n/catalogues';

const sentences: Readonly<Partial<Record<string, KeysKey>>> = {
  conflict: 'fault.last',
  not_found: 'fault.gone',
  rate_limited: 'fault.often',
  offline: 'fault.offline',
  timeout: 'fault.offline',
  unavailable: 'fault.unavailable',
};

/** Puts what went wrong into words. */
export function sentence(t: Translate<KeysKey>, error: unknown): string {
  const code = codeOf(error);
  return t(sentences[code] ?? 'fault.other', { code });
}
