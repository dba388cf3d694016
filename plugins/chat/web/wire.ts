// Made by `./dcts admin wire chat` from what the server registers. Not to be changed by hand.
export type Id = string;

export interface ChangesRequest {
  channelId: Id;
  afterRev: number;
  limit?: number;
}

export interface ChatMessage {
  id: Id;
  channelId: Id;
  seq: number;
  rev: number;
  authorId: Id;
  kind: string;
  text: string;
  replyTo?: Id;
  createdAt: number;
}

export interface ChatChange {
  rev: number;
  message: ChatMessage;
}

export interface ChangesAnswer {
  changes: ChatChange[];
  hasMore: boolean;
}

export interface HistoryRequest {
  channelId: Id;
  before?: Id;
  after?: Id;
  limit?: number;
}

export interface HistoryAnswer {
  messages: ChatMessage[];
  hasMore: boolean;
}

export interface SendRequest {
  channelId: Id;
  nonce: string;
  text: string;
  replyTo?: Id;
}

export interface SendAnswer {
  message: ChatMessage;
}

export type TreeRequest = Record<string, never>;

export interface ChatChannel {
  id: Id;
  name: string;
  kind: string;
  seq: number;
  rev: number;
}

export interface ChatCategory {
  id: Id;
  name: string;
  channels: ChatChannel[];
}

export interface ChatGroup {
  id: Id;
  name: string;
  categories: ChatCategory[];
}

export interface TreeAnswer {
  groups: ChatGroup[];
}

export interface MessageCreated {
  message: ChatMessage;
}

/** What is asked, and what is answered. */
export interface Requests {
  'chat.changes': { request: ChangesRequest; answer: ChangesAnswer };
  'chat.history': { request: HistoryRequest; answer: HistoryAnswer };
  'chat.send': { request: SendRequest; answer: SendAnswer };
  'chat.tree': { request: TreeRequest; answer: TreeAnswer };
}

/** What is announced. */
export interface Announcements {
  'chat.message.created': MessageCreated;
}
