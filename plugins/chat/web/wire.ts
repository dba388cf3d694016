export type Id = string;

export interface ChatMessage {
  id: Id;
  channelId: Id;
  seq: number;
  rev: number;
  authorId: Id;
  kind: string;
  text: string;
  createdAt: number;
  replyTo?: Id | null;
}

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

export interface ChangesRequest {
  channelId: Id;
  afterRev: number;
  limit?: number;
}

export interface ChatChange {
  rev: number;
  message: ChatMessage;
}

export interface ChangesAnswer {
  changes: ChatChange[];
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

export interface MessageCreated {
  message: ChatMessage;
}
