import type { Translate } from '@dcts/sdk';
import { codeOf } from '@dcts/sdk/errors';
import type { ChatKey } from '../i18n/catalogues';

const sentences: Readonly<Record<string, ChatKey>> = {
  conflict: 'fault.conflict',
  forbidden: 'fault.forbidden',
  not_found: 'fault.gone',
  invalid: 'fault.invalid',
  too_large: 'fault.invalid',
  rate_limited: 'fault.often',
  offline: 'fault.offline',
  timeout: 'fault.offline',
  'chat.last': 'fault.default',
};

/** Says why a change of the tree was refused. */
export function sentence(t: Translate<ChatKey>, error: unknown): string {
  return t(sentences[codeOf(error)] ?? 'fault.other');
}
