import { OFFLINE, RequestError, TIMEOUT } from './errors';
import type { Envelope, PieceInfo, Registration, ServerInfo, Session } from './wire';

/** How a call is made. */
export interface CallOptions {
  /** After so many ms without an answer the call is given up with `timeout`; its outcome is then unknown. */
  limitMs?: number;
}

/**
 * One call of the HTTP side. A `Blob` goes as it is, under its own type, anything else as JSON.
 *
 * @throws RequestError with the server's code, `offline` or `timeout`
 */
export async function call<D>(method: string, path: string, body?: object, { limitMs }: CallOptions = {}): Promise<D> {
  const type = body instanceof Blob ? body.type : 'application/json';
  const headers = { accept: 'application/json', ...(body ? { 'content-type': type } : {}) };
  const content = body instanceof Blob ? body : JSON.stringify(body);
  const init: RequestInit = {
    method,
    headers,
    credentials: 'same-origin',
    ...(body ? { body: content } : {}),
    ...(limitMs === undefined ? {} : { signal: AbortSignal.timeout(limitMs) }),
  };
  const envelope = await fetch(path, init)
    .then((response) => response.json() as Promise<Envelope<D>>)
    .catch((error: unknown) => {
      const late = error instanceof DOMException && error.name === 'TimeoutError';
      throw new RequestError({ code: late ? TIMEOUT : OFFLINE });
    });
  if (!envelope.ok) throw new RequestError(envelope.error);
  return envelope.data;
}

/** The HTTP calls that are made outside the socket. All throw `RequestError`. */
export const http = {
  server: () => call<ServerInfo>('GET', '/api/server'),
  session: () => call<{ session: Session | null }>('GET', '/api/sessions/current').then((data) => data.session),
  register: (account: Registration) => call<{ userId: string }>('POST', '/api/accounts', { ...account, cookie: true }),
  logIn: (loginName: string, password: string) =>
    call<{ userId: string }>('POST', '/api/sessions', { loginName, password, cookie: true }),
  logOut: () => call<unknown>('DELETE', '/api/sessions/current'),
  pieces: () => call<{ api: number; pieces: PieceInfo[] }>('GET', '/api/ui').then((data) => data.pieces),
};
