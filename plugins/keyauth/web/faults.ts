import type { Translate } from '@dcts/sdk';
import { codeOf } from '@dcts/sdk/errors';
import type { KeysKey } from './i18n/catalogues';
import { KeyFault } from './key';

const sentences: Readonly<Partial<Record<string, KeysKey>>> = {
  forbidden: 'fault.forbidden',
  not_found: 'fault.gone',
  'keyauth.too_many': 'fault.many',
  rate_limited: 'fault.often',
  offline: 'fault.offline',
  timeout: 'fault.offline',
  unavailable: 'fault.unavailable',
};

/** Puts what went wrong into words; `conflict` means something else for a key that comes than for one that goes. */
export function sentence(t: Translate<KeysKey>, error: unknown, conflict: KeysKey = 'fault.other'): string {
  if (error instanceof KeyFault) return t(`fault.${error.flaw}`);
  const code = codeOf(error);
  return t(code === 'conflict' ? conflict : (sentences[code] ?? 'fault.other'), { code });
}
