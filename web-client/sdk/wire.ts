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

/** How an account stands; who is banned has no session. */
export type MemberState = 'active' | 'pending' | 'muted';

/** `GET /api/sessions/current` */
export interface Session {
  userId: Id;
  loginName: string;
  displayName: string;
  owner: boolean;
  /** When the page was opened or last connected; `sdk.rights` has the present one. */
  state: MemberState;
  /** With whose eyes this page looks; absent for one's own. */
  viewAs?: string;
}

/** With whose eyes somebody may look: those of a member, or of somebody who has one role and nothing else. */
export type Eyes = `member:${Id}` | `role:${Id}`;

/** Answer to `core.rights` */
export interface RightsAnswer {
  state: MemberState;
  /** The keys of what is held at the whole server. */
  permissions: string[];
}

/** What has decided about a permission. */
export type Cause =
  | 'owner'
  | 'owner_only'
  | 'state'
  | 'member_rule'
  | 'role_rule'
  | 'no_rule'
  | 'default'
  | 'undecided'
  | 'undeclared';

/** Why somebody may or may not do something; part of the answer to `core.why`. */
export interface Reason {
  allowed: boolean;
  cause: Cause;
  /** The name of a role, a state or a holder; empty where nobody is to be named. */
  by: string;
  /** Where the rule stands that decides; null for the whole server and where there is no rule. */
  place?: { scope: string; name: string } | null;
  permission: { key: string; name: string };
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
