export type Id = string;

export interface Notice {
  id: Id;
  authorId: Id;
  text: string;
  channelId?: Id;
  createdAt: number;
}

export interface Notices {
  notices: readonly Notice[];
}
