// Made by `./dcts admin wire keyauth` from what the server registers. Not to be changed by hand.
export type Id = string;

export type KeysWanted = Record<string, never>;

export interface KeysView {
  fingerprints: string[];
}

export interface LinkKey {
  identifier: string;
  solution: string;
  publicKey: string;
}

export interface UnlinkKey {
  fingerprint: string;
}

/** What is asked, and what is answered. */
export interface Requests {
  'keyauth.keys': { request: KeysWanted; answer: KeysView };
  'keyauth.link': { request: LinkKey; answer: KeysView };
  'keyauth.unlink': { request: UnlinkKey; answer: KeysView };
}

/** What is announced. */
export type Announcements = Record<string, never>;
