// Made by `./dcts admin wire example` from what the server registers. Not to be changed by hand.
export type Id = string;

export type Nothing = Record<string, never>;

export interface Notice {
  id: Id;
  authorId: Id;
  text: string;
  channelId?: Id;
  createdAt: number;
}

export interface Notices {
  notices: Notice[];
}

export interface NewNotice {
  nonce: string;
  text: string;
}

export interface OneNotice {
  notice: Notice;
}

export interface Removal {
  id: Id;
}

export interface Unread {
  notices: number;
}

/** What is asked, and what is answered. */
export interface Requests {
  'example.list': { request: Nothing; answer: Notices };
  'example.pin': { request: NewNotice; answer: OneNotice };
  'example.remove': { request: Removal; answer: Nothing };
}

/** What is announced. */
export interface Announcements {
  'example.board.changed': Nothing;
  'example.welcome': Unread;
}
