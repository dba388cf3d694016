import type { ChatChannel } from '../wire';
import { useHost, useStore } from '../view/host';

/** The channels as they are now. Of those that are folded only what is unread, and where the user is. */
export function useShown(listed: readonly ChatChannel[], folded: boolean): { shown: ChatChannel[]; active: string | null } {
  const { chat } = useHost();
  const active = useStore(chat.active);
  const channels = useStore(chat.channels);
  useStore(chat.reads.marks);
  const present = listed.map(({ id }) => channels.get(id)).filter((channel) => channel !== undefined);
  const shown = present.filter((channel) => !folded || channel.id === active || chat.reads.unread(channel) > 0);
  return { shown, active };
}
