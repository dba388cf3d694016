import { RequestError } from '@dcts/sdk';
import { type AdminKey, t } from './texts';

const sentences: Readonly<Partial<Record<string, AdminKey>>> = {
  unauthorized: 'fault.unauthorized',
  forbidden: 'fault.forbidden',
  not_found: 'fault.not_found',
  conflict: 'fault.conflict',
  too_large: 'fault.too_large',
  unavailable: 'fault.unavailable',
  offline: 'fault.offline',
  timeout: 'fault.timeout',
  invalid: 'fault.invalid',
};

/** Whether the server did not accept the password that was typed. */
export function isWrongPassword(error: RequestError): boolean {
  return error.code === 'forbidden' && error.path === 'password';
}

/** Puts a refusal into a sentence; `own` has better words for codes that mean something particular here. */
export function sentence(error: unknown, own: Readonly<Partial<Record<string, AdminKey>>> = {}): string {
  const { code, retryAfterMs } = error instanceof RequestError ? error : new RequestError({ code: 'internal' });
  if (code === 'rate_limited') return t('fault.rate_limited', { count: Math.max(1, Math.ceil((retryAfterMs ?? 1_000) / 1_000)) });
  return t(own[code] ?? sentences[code] ?? 'fault.internal');
}
