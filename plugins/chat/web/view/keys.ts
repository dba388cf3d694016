import type { PieceSdk } from '@dcts/sdk';
import type { Chat } from '../chat';
import { channelsOf } from '../model/tree';
import type { ChatChannel } from '../wire';

/** The channels from top to bottom, as they are shown. */
export function inOrder(chat: Chat): ChatChannel[] {
  const ids = chat.tree.get().groups.flatMap((group) => {
    const channels = channelsOf([group]);
    return [...channels.filter(({ archived }) => !archived), ...channels.filter(({ archived }) => archived)];
  });
  return ids.map(({ id }) => chat.channels.get().get(id)).filter((channel) => channel !== undefined);
}

export const addressOf = (channel: { id: string }): string => `#/chat/${channel.id}`;

/** The address changes at once, what is drawn a moment later; keys may be faster than that. */
function isOpen(channel: ChatChannel, chat: Chat): boolean {
  return location.hash.startsWith('#/chat/') ? location.hash === addressOf(channel) : channel.id === chat.active.get();
}

/** Alt with the arrow up or down goes to the next channel, with Shift as well to the next unread one. */
export function channelKeys(chat: Chat, sdk: PieceSdk): { stop(): void } {
  const listen = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined || !event.altKey || event.ctrlKey || event.metaKey) return;
    const channels = inOrder(chat);
    const at = channels.findIndex((channel) => isOpen(channel, chat));
    const round = channels.map((_, index) => channels[(at + step * (index + 1) + channels.length * 2) % channels.length]);
    const next = round.find((channel) => channel && (!event.shiftKey || chat.reads.unread(channel) > 0));
    if (!next) return;
    event.preventDefault();
    sdk.navigate(addressOf(next));
  };
  document.addEventListener('keydown', listen);
  return {
    stop() {
      document.removeEventListener('keydown', listen);
    },
  };
}
