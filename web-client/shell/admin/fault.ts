import type { RequestError } from '@dcts/sdk';
import { refusalOf, sharedSentence } from '../fault';
import { type AdminKey, t } from './texts';

const sentences: Readonly<Partial<Record<string, AdminKey>>> = {
  unauthorized: 'fault.unauthorized',
  forbidden: 'fault.forbidden',
  not_found: 'fault.not_found',
  conflict: 'fault.conflict',
  too_large: 'fault.too_large',
  timeout: 'fault.timeout',
  invalid: 'fault.invalid',
};

/** Whether the server did not accept the password that was typed. */
export function isWrongPassword(error: RequestError): boolean {
  return error.code === 'forbidden' && error.path === 'password';
}

/** Puts a refusal into a sentence; `own` has better words for codes that mean something particular here. */
export function sentence(error: unknown, own: Readonly<Partial<Record<string, AdminKey>>> = {}): string {
  const refusal = refusalOf(error);
  const key = own[refusal.code] ?? sentences[refusal.code];
  return key === undefined ? (sharedSentence(refusal) ?? t('fault.internal')) : t(key);
}
