import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { EmptyOptions } from '@dcts/sdk';
import type { ChatChannel } from '../wire';
import { Composer } from './Composer';
import { useHost, useStore } from './host';
import { addressOf, inOrder } from './keys';
import { MessageList } from './MessageList';
import { OpenSlotPlace } from './OpenSlot';

/** The main column: one channel, or why there is none. */
export function Conversation({ channelId }: { channelId: string | null }) {
  const { chat, sdk, t } = useHost();
  const { known } = useStore(chat.tree);
  const channels = useStore(chat.channels);
  const channel = channelId === null ? undefined : channels.get(channelId);
  const first = inOrder(chat)[0];
  useEffect(() => {
    if (!known) return;
    chat.open(channel?.id ?? null);
    if (channelId !== null) return;
    const last = channels.get(sdk.storage.get('last') ?? '') ?? first;
    if (last) sdk.navigate(addressOf(last), { replace: true });
  }, [known, channelId, channel?.id]);
  useEffect(() => {
    sdk.setTitle(channel ? `#${channel.name}` : '');
    return () => { sdk.setTitle(''); };
  }, [channel?.name]);
  if (channel) return <Channel key={channel.id} channel={channel} />;
  if (!known) return <ChannelSkeleton />;
  if (!first) return <Empty icon="message" title={t('channel.none.title')} text={t('channel.none.text')} />;
  if (channelId === null) return null;
  const action = { label: t('channel.gone.action', { channel: first.name }), run: () => { sdk.navigate(addressOf(first)); } };
  return <Empty icon="hash" title={t('channel.gone.title')} text={t('channel.gone.text')} action={action} />;
}

function Channel({ channel }: { channel: ChatChannel }) {
  const { chat } = useHost();
  const log = useMemo(() => chat.log(channel), [channel.id]);
  return (
    <section class="chat">
      <header class="pane-header">
        <d-icon name="hash" class="chat-hash" />
        <h2 class="pane-title ellipsis">{channel.name}</h2>
        <OpenSlotPlace
          name="chat.channel.header"
          class="chat-header-slot"
          props={{ channel: { id: channel.id, name: channel.name } }}
          changed={channel.name}
        />
      </header>
      <MessageList channel={channel} log={log} />
      <Composer channel={channel} />
    </section>
  );
}

function ChannelSkeleton() {
  const { t } = useHost();
  return (
    <section class="chat" aria-busy="true" aria-label={t('channel.loading')}>
      <header class="pane-header" />
      <ListSkeleton />
    </section>
  );
}

/** Grey lines where messages will be. */
export function ListSkeleton() {
  return (
    <div class="chat-skeleton" aria-hidden="true">
      {[38, 72, 55, 64, 30, 80].map((width) => (
        <div class="chat-skeleton-row" key={width}>
          <div class="skeleton-line" style={{ width: `${String(width / 3)}%` }} />
          <div class="skeleton-line" style={{ width: `${String(width)}%` }} />
        </div>
      ))}
    </div>
  );
}

/** The kit's empty state inside a view. */
export function Empty(options: EmptyOptions) {
  const { ui } = useHost();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.replaceChildren(ui.empty(options));
  }, [options.title, options.text]);
  return <div class="chat-empty" ref={place} />;
}
