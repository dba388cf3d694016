import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { ChatChannel } from '../wire';
import { landing } from '../model/places';
import { ClosedComposer, SeenComposer } from './ClosedComposer';
import { Composer } from './Composer';
import { ChannelHead } from './ChannelHead';
import { ListSkeleton } from './Empty';
import { useHost, useStore } from './host';
import { addressOf, inOrder } from './keys';
import { MessageList } from './MessageList';
import { nameOf } from './names';
import { Gone, Nowhere } from './Nowhere';
import { VoiceRoom } from './VoiceRoom';

/** The main column: one channel, or why there is none. */
export function Conversation({ channelId }: { channelId: string | null }) {
  const { chat, sdk } = useHost();
  const { known } = useStore(chat.tree);
  const channels = useStore(chat.channels);
  const channel = channelId === null ? undefined : channels.get(channelId);
  const home = landing(inOrder(chat));
  useEffect(() => {
    if (!known) return;
    chat.open(channel?.id ?? null);
    if (channelId !== null) return;
    const last = channels.get(sdk.storage.get('last') ?? '') ?? home;
    if (last) sdk.navigate(addressOf(last), { replace: true });
  }, [known, channelId, channel?.id, home?.id]);
  useEffect(() => {
    sdk.setTitle(channel ? nameOf(channel) : '');
    return () => { sdk.setTitle(''); };
  }, [channel?.name, channel?.kind]);
  const last = useRef({ id: '', name: '' });
  if (channel) last.current = { id: channel.id, name: nameOf(channel) };
  if (channel) return <Channel key={channel.id} channel={channel} />;
  if (!known) return <ChannelSkeleton />;
  if (!home) return <Nowhere />;
  return channelId === null ? null : <Gone key={channelId} name={last.current.id === channelId ? last.current.name : null} home={home} />;
}

function Channel({ channel }: { channel: ChatChannel }) {
  return (
    <section class="chat">
      <ChannelHead channel={channel} />
      {channel.kind === 'text' ? <TextRoom channel={channel} /> : <VoiceRoom channel={channel} />}
    </section>
  );
}

function TextRoom({ channel }: { channel: ChatChannel }) {
  const { chat, sdk } = useHost();
  const log = useMemo(() => chat.log(channel), [channel.id]);
  const looking = sdk.session.viewAs !== undefined;
  return (
    <>
      <MessageList channel={channel} log={log} />
      {channel.maySend && !looking && <Composer channel={channel} />}
      {channel.maySend && looking && <SeenComposer />}
      {!channel.maySend && <ClosedComposer channel={channel} />}
    </>
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
