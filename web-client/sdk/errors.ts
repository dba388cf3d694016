import type { WireError } from './wire';

/** Codes that the client makes itself, beside those of the server. */
export const OFFLINE = 'offline';
export const TIMEOUT = 'timeout';

/** A refused or failed request. `code` is the server's, or `offline` or `timeout`. */
export class RequestError extends Error {
  readonly code: string;
  readonly path: string | undefined;
  readonly retryAfterMs: number | undefined;

  constructor(error: WireError) {
    super(error.code);
    this.name = 'RequestError';
    this.code = error.code;
    this.path = error.path;
    this.retryAfterMs = error.retryAfterMs;
  }
}

/** The code of any thrown value; what is not a refused request counts as `internal`. */
export function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : 'internal';
}
