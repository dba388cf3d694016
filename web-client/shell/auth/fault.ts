import { RequestError } from '@dcts/sdk';
import { t } from '../language';

export type FieldName = 'loginName' | 'displayName' | 'password';

/** What to tell about a refused form: at one field, or above the button. */
export interface Fault {
  field: FieldName | null;
  text: string;
}

const fields: readonly string[] = ['loginName', 'displayName', 'password'] satisfies FieldName[];

/** Puts a refusal of the server into words. */
export function faultOf(error: unknown): Fault {
  const { code, path, retryAfterMs } = error instanceof RequestError ? error : new RequestError({ code: 'internal' });
  if (code === 'invalid' && path?.endsWith('invite')) return { field: null, text: t('auth.welcome.used') };
  if (code === 'invalid' && path !== undefined) {
    const field = fields.find((name) => path.endsWith(name)) as FieldName | undefined;
    if (field) return { field, text: t(`error.${field}`) };
  }
  if (code === 'conflict') return { field: 'loginName', text: t('error.conflict') };
  if (code === 'rate_limited') {
    return { field: null, text: t('error.rate_limited', { count: Math.max(1, Math.ceil((retryAfterMs ?? 1_000) / 1_000)) }) };
  }
  const known = ['unauthorized', 'unavailable', 'offline', 'forbidden'] as const;
  const key = known.find((each) => each === code) ?? 'internal';
  return { field: null, text: t(`error.${key}`) };
}
