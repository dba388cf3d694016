import type { Id } from './ids';

export interface WireError {
  code: string;
  path?: string;
  retryAfterMs?: number;
}

/** The one form of every HTTP answer and every acknowledgement. */
export type Envelope<D> = { ok: true; data: D } | { ok: false; error: WireError };

/** `GET /api/server` */
export interface ServerInfo {
  name: string;
  version: string;
  registration: 'open' | 'closed';
  hasOwner: boolean;
}

/** `GET /api/sessions/current` */
export interface Session {
  userId: Id;
  loginName: string;
  displayName: string;
  owner: boolean;
}

/** `POST /api/accounts` */
export interface Registration {
  loginName: string;
  password: string;
  displayName?: string;
  invite?: string;
}

/** Announcement `session.ready`, the first after every connect. */
export interface SessionReady extends Session {
  serverName: string;
}

/** Announcement `server.closing` */
export interface ServerClosing {
  reconnectAfterMs: number;
}

/** Part of the answer to `accounts.profiles` */
export interface Profile {
  id: Id;
  loginName: string;
  displayName: string;
}

/** One entry of `GET /api/ui` */
export interface PieceInfo {
  id: string;
  /** The plugin's name for people, if the server tells it. */
  name?: string | null;
  version: string;
  entry: string;
  css?: string | null;
}
