import { useHost, useStore } from './host';
import { OpenSlotPlace } from './OpenSlot';

/** What other pieces show beside the open channel. */
export function Beside({ channelId }: { channelId: string | null }) {
  const { chat } = useHost();
  const channel = useStore(chat.channels).get(channelId ?? '');
  if (!channel) return null;
  const props = { channel: { id: channel.id, name: channel.name } };
  return <OpenSlotPlace key={channel.id} name="chat.aside" class="chat-aside" props={props} changed={channel.name} />;
}
