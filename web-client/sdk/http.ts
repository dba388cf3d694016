import { OFFLINE, RequestError } from './errors';
import type { Envelope, PieceInfo, Registration, ServerInfo, Session } from './wire';

async function call<D>(method: string, path: string, body?: object): Promise<D> {
  const headers = { accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}) };
  const init: RequestInit = { method, headers, credentials: 'same-origin', ...(body ? { body: JSON.stringify(body) } : {}) };
  const envelope = await fetch(path, init)
    .then((response) => response.json() as Promise<Envelope<D>>)
    .catch(() => {
      throw new RequestError({ code: OFFLINE });
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
