import type { ChatCategory, ChatChannel, ChatGroup, Id } from '../wire';
import type { Place } from './moves';

type Groups = readonly ChatGroup[];

/** How the page marks what stands for a place: "channel:17". */
export const markOf = ({ kind, of }: Place): string => `${kind}:${of.id}`;

/** The place of such a mark. */
export function placeAt(groups: Groups, mark: string): Place | undefined {
  const [kind, id = ''] = mark.split(':');
  if (kind === 'group') return wrap('group', groups.find((group) => group.id === id));
  const categories = groups.flatMap((group) => group.categories);
  if (kind === 'category') return wrap('category', categories.find((category) => category.id === id));
  return wrap('channel', categories.flatMap(({ channels }) => channels).find((channel) => channel.id === id));
}

function wrap<K extends Place['kind']>(kind: K, of: Extract<Place, { kind: K }>['of'] | undefined): Place | undefined {
  return of && ({ kind, of } as unknown as Place);
}

/** The same place as the tree has it now. */
export function fresh<P extends Place>(groups: Groups, place: P): P | undefined {
  return placeAt(groups, markOf(place)) as P | undefined;
}

/** The group and the category around a channel. */
export function around(groups: Groups, channelId: Id): { group: ChatGroup; category: ChatCategory } | undefined {
  for (const group of groups) {
    for (const category of group.categories) {
      if (category.channels.some(({ id }) => id === channelId)) return { group, category };
    }
  }
  return undefined;
}

/** The full path of a channel, as permissions know it. */
export function scopeOf(groups: Groups, channelId: Id): string {
  const place = around(groups, channelId);
  const path = place ? `/chat.group:${place.group.id}/chat.category:${place.category.id}` : '';
  return `server${path}/chat.channel:${channelId}`;
}

/** The channels in a place, or the place itself if it is one. */
export function channelsIn(place: Place): ChatChannel[] {
  switch (place.kind) {
    case 'group':
      return place.of.categories.flatMap(({ channels }) => channels);
    case 'category':
      return place.of.channels;
    case 'channel':
      return [place.of];
  }
}

/** Where one lands who wants no channel in particular: where new members begin, else the first that is written in. */
export function landing(channels: readonly ChatChannel[]): ChatChannel | undefined {
  return channels.find(({ isDefault }) => isDefault) ?? channels.find(({ archived }) => !archived) ?? channels[0];
}
