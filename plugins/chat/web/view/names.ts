import type { ChatChannel } from '../wire';

const icons: Readonly<Record<string, string>> = { text: 'hash', voice: 'volume' };

/** The icon of a kind of channels; what a plugin offers has that of plugins. */
export const iconOf = ({ kind }: { kind: string }): string => icons[kind] ?? 'puzzle';

/** How a channel is called in a sentence. */
export const nameOf = ({ kind, name }: Pick<ChatChannel, 'kind' | 'name'>): string => (kind === 'text' ? `#${name}` : name);

/** Where a picture of a group is. */
export const pictureAddress = (id: string): string => `/api/chat/pictures?id=${id}`;
