import { codeOf } from '@dcts/sdk/errors';
import type { RolesKey } from '../i18n/catalogues';
import type { RolesHost } from './host';

const sentences: Readonly<Partial<Record<string, RolesKey>>> = {
  forbidden: 'fault.forbidden',
  not_found: 'fault.gone',
  conflict: 'fault.conflict',
  invalid: 'fault.invalid',
  rate_limited: 'fault.often',
  offline: 'fault.offline',
  timeout: 'fault.offline',
  unavailable: 'fault.unavailable',
  'roles.base': 'fault.base',
  'roles.full': 'fault.full',
};

/** Puts what went wrong into words. */
export function sentence(t: RolesHost['t'], error: unknown): string {
  const code = codeOf(error);
  return t(sentences[code] ?? 'fault.other', { code });
}
