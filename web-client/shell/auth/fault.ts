import { refusalOf, sharedSentence } from '../fault';
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
  const refusal = refusalOf(error);
  const { code, path } = refusal;
  if (code === 'invalid' && path?.endsWith('invite')) return { field: null, text: t('auth.welcome.used') };
  if (code === 'invalid' && path !== undefined) {
    const field = fields.find((name) => path.endsWith(name)) as FieldName | undefined;
    if (field) return { field, text: t(`error.${field}`) };
  }
  if (code === 'conflict') return { field: 'loginName', text: t('error.conflict') };
  const key = (['unauthorized', 'forbidden'] as const).find((each) => each === code) ?? 'internal';
  return { field: null, text: sharedSentence(refusal) ?? t(`error.${key}`) };
}
