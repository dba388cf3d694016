import { RequestError } from '@dcts/sdk';
import { t } from './language';

/** Whatever was thrown, as a refusal. */
export function refusalOf(error: unknown): RequestError {
  return error instanceof RequestError ? error : new RequestError({ code: 'internal' });
}

/** The sentence for a code that means the same on every screen; null for one whose words are the screen's own. */
export function sharedSentence({ code, retryAfterMs }: RequestError): string | null {
  switch (code) {
    case 'offline':
      return t('error.offline');
    case 'unavailable':
      return t('error.unavailable');
    case 'rate_limited':
      return t('error.rate_limited', { count: Math.max(1, Math.ceil((retryAfterMs ?? 1_000) / 1_000)) });
    default:
      return null;
  }
}
