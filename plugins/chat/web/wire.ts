// Made by `./dcts admin wire chat` from what the server registers. Not to be changed by hand.
export type Id = string;

export interface ChangeCategory {
  categoryId: Id;
  version: number;
  name?: string;
}

export type Done = Record<string, never>;

export interface CreateCategory {
  groupId: Id;
  name: string;
}

export interface CategoryMade {
  categoryId: Id;
}

export interface DeleteCategory {
  categoryId: Id;
  version: number;
}

export interface MoveCategory {
  categoryId: Id;
  groupId: Id;
  before?: Id;
}

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

export interface ChangeChannel {
  channelId: Id;
  version: number;
  name?: string;
  description?: string;
  slowModeSeconds?: number;
  archived?: boolean;
}

export interface CreateChannel {
  categoryId: Id;
  name: string;
  kind: string;
  description?: string;
}

export interface ChannelMade {
  channelId: Id;
}

export interface DefaultChannel {
  channelId: Id;
}

export interface DeleteChannel {
  channelId: Id;
  version: number;
}

export interface MoveChannel {
  channelId: Id;
  categoryId: Id;
  before?: Id;
}

export interface ChangeGroup {
  groupId: Id;
  version: number;
  name?: string;
  description?: string;
}

export interface CreateGroup {
  name: string;
  description?: string;
}

export interface GroupMade {
  groupId: Id;
}

export interface DeleteGroup {
  groupId: Id;
  version: number;
}

export interface MoveGroup {
  groupId: Id;
  before?: Id;
}

export interface PictureOfGroup {
  groupId: Id;
  version: number;
  which: 'icon' | 'banner';
  image?: string;
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
  description: string;
  slowModeSeconds: number;
  archived: boolean;
  isDefault: boolean;
  seq: number;
  rev: number;
  version: number;
  mayManage: boolean;
  maySend: boolean;
  slowModeOff: boolean;
}

export interface ChatCategory {
  id: Id;
  name: string;
  version: number;
  mayManage: boolean;
  channels: ChatChannel[];
}

export interface ChatGroup {
  id: Id;
  name: string;
  description: string;
  icon?: string;
  banner?: string;
  version: number;
  mayManage: boolean;
  categories: ChatCategory[];
}

export interface TreeAnswer {
  groups: ChatGroup[];
  kinds: string[];
  mayManage: boolean;
}

export interface MessageCreated {
  message: ChatMessage;
}

export type TreeChanged = Record<string, never>;

/** What is asked, and what is answered. */
export interface Requests {
  'chat.category.change': { request: ChangeCategory; answer: Done };
  'chat.category.create': { request: CreateCategory; answer: CategoryMade };
  'chat.category.delete': { request: DeleteCategory; answer: Done };
  'chat.category.move': { request: MoveCategory; answer: Done };
  'chat.changes': { request: ChangesRequest; answer: ChangesAnswer };
  'chat.channel.change': { request: ChangeChannel; answer: Done };
  'chat.channel.create': { request: CreateChannel; answer: ChannelMade };
  'chat.channel.default': { request: DefaultChannel; answer: Done };
  'chat.channel.delete': { request: DeleteChannel; answer: Done };
  'chat.channel.move': { request: MoveChannel; answer: Done };
  'chat.group.change': { request: ChangeGroup; answer: Done };
  'chat.group.create': { request: CreateGroup; answer: GroupMade };
  'chat.group.delete': { request: DeleteGroup; answer: Done };
  'chat.group.move': { request: MoveGroup; answer: Done };
  'chat.group.picture': { request: PictureOfGroup; answer: Done };
  'chat.history': { request: HistoryRequest; answer: HistoryAnswer };
  'chat.send': { request: SendRequest; answer: SendAnswer };
  'chat.tree': { request: TreeRequest; answer: TreeAnswer };
}

/** What is announced. */
export interface Announcements {
  'chat.message.created': MessageCreated;
  'chat.tree.changed': TreeChanged;
}
