import type { MenuItem, MenuSection } from '@dcts/sdk';
import { type Place, shelves } from '../model/moves';
import type { ChatCategory, ChatChannel, ChatGroup } from '../wire';
import type { ChatHost } from '../view/host';
import { editCategory, editChannel, editGroup, makeDefault, newCategory, newChannel, setArchived } from './acts';
import { remove } from './deleting';
import { openMove } from './moving';

/** Opens the menu of what can be done with a place. */
export function openMenu(host: ChatHost, anchor: HTMLElement, place: Place): void {
  if (!place.of.mayManage) return;
  host.ui.menu(anchor, host.t('manage.menu', { name: place.of.name }), sectionsOf(host, place));
}

/** What can be done with a place that the member manages. */
export function sectionsOf(host: ChatHost, place: Place): MenuSection[] {
  const destroy = { label: host.t('manage.deleteAsk'), icon: 'trash', danger: true, run: () => void remove(host, place) };
  return [{ items: itemsOf(host, place) }, { items: [destroy] }];
}

function itemsOf(host: ChatHost, place: Place): MenuItem[] {
  switch (place.kind) {
    case 'group':
      return groupItems(host, place.of);
    case 'category':
      return categoryItems(host, place.of);
    case 'channel':
      return channelItems(host, place.of);
  }
}

/** Nothing, if there is nowhere to go. */
function move(host: ChatHost, place: Place): MenuItem[] {
  const { groups, mayManage } = host.chat.tree.get();
  const goals = shelves(groups, place.kind, mayManage).filter((shelf) => shelf.mayManage);
  const isAlone = goals.length === 1 && goals[0]?.items.every(({ id }) => id === place.of.id) === true;
  if (goals.length === 0 || isAlone) return [];
  return [{ label: host.t('manage.move'), icon: 'move', run: () => void openMove(host, place) }];
}

function groupItems(host: ChatHost, group: ChatGroup): MenuItem[] {
  const { t } = host;
  return [
    { label: t('manage.category.new'), icon: 'plus', run: () => void newCategory(host, group) },
    { label: t('manage.edit'), icon: 'pencil', run: () => void editGroup(host, group) },
    ...move(host, { kind: 'group', of: group }),
  ];
}

function categoryItems(host: ChatHost, category: ChatCategory): MenuItem[] {
  const { t } = host;
  return [
    { label: t('manage.channel.new'), icon: 'plus', run: () => void newChannel(host, category) },
    { label: t('manage.edit'), icon: 'pencil', run: () => void editCategory(host, category) },
    ...move(host, { kind: 'category', of: category }),
  ];
}

function channelItems(host: ChatHost, channel: ChatChannel): MenuItem[] {
  const { chat, t } = host;
  const { archived, isDefault } = channel;
  const offersDefault = chat.tree.get().mayManage && !isDefault && !archived;
  return [
    { label: t('manage.edit'), icon: 'pencil', run: () => void editChannel(host, channel) },
    ...(archived ? [] : move(host, { kind: 'channel', of: channel })),
    ...(offersDefault ? [{ label: t('manage.makeDefault'), icon: 'home', run: () => void makeDefault(host, channel) }] : []),
    {
      label: t(archived ? 'manage.unarchive' : 'manage.archive'),
      icon: 'archive',
      run: () => void setArchived(host, channel, !archived),
    },
  ];
}
