import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ChannelLog, LogState } from '../model/channel-log';
import { visiblePending } from '../model/outbox';
import { layOut, type Row } from '../model/rows';
import type { ChatChannel, ChatMessage } from '../wire';
import { Empty, ListSkeleton } from './Empty';
import { useHost, useStore } from './host';
import { iconOf } from './names';
import { MessageRow, PendingRow } from './MessageRow';
import { dayName } from './time';
import { useAttention } from './useAttention';
import { useMessageFocus } from './useMessageFocus';
import { type Scroll, type ScrollPlace, useScroll } from './useScroll';

interface ListProps {
  channel: ChatChannel;
  log: ChannelLog;
}

/** The messages of a channel: history loads while scrolling, and nothing that is being read ever jumps. */
export function MessageList({ channel, log }: ListProps) {
  const state = useStore(log.state);
  const { t } = useHost();
  if (state.status === 'loading' && state.timeline.messages.length === 0) {
    return (
      <div class="chat-scroll" aria-busy="true" aria-label={t('channel.loading')} role="log">
        <ListSkeleton />
      </div>
    );
  }
  if (state.status === 'failed') return <Failed channel={channel} log={log} code={state.code} />;
  return <LoadedList channel={channel} log={log} state={state} />;
}

function Failed({ channel, log, code }: ListProps & { code: string | null }) {
  const { t } = useHost();
  const offline = code === 'offline';
  const retry = { label: t('channel.failed.retry'), run: () => void log.loadNewest(channel.rev) };
  return (
    <Empty
      icon={offline ? 'offline' : 'alert'}
      title={t('channel.failed.title')}
      text={t(offline ? 'channel.failed.offline' : 'channel.failed.text')}
      {...(offline ? {} : { action: retry })}
    />
  );
}

function LoadedList({ channel, log, state }: ListProps & { state: LogState }) {
  const { chat, sdk, t } = useHost();
  const { timeline, loadingOlder } = state;
  // Drawn again when the connection is back, which asks again for what could not be loaded.
  useStore(sdk.connection);
  const rows = useRows(channel, state);
  const list = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<ScrollPlace>({ atEnd: true, nearTop: false, nearEnd: true, below: 0 });
  const follow = (now: ScrollPlace) => {
    log.followsEnd = now.atEnd;
    if (now.nearTop && timeline.hasOlder) void log.loadOlder();
    if (now.nearEnd && timeline.hasNewer) void log.loadNewer();
    if (now.atEnd !== place.atEnd || Math.abs(now.below - place.below) > 200) setPlace(now);
  };
  const scroll = useScroll(list, follow);
  useStart(scroll, list, channel);
  useOwnMessages(channel, log, scroll);
  useAnnouncements();
  const onKeyDown = useMessageFocus();
  const toPresent = useToPresent(channel, log, scroll);
  const atPresent = place.atEnd && !timeline.hasNewer;
  const attention = useAttention();
  useEffect(() => {
    chat.watch(attention && atPresent);
  }, [attention, atPresent, timeline]);
  useEffect(() => () => { chat.watch(false); }, []);
  return (
    <div class="chat-middle">
      <div
        class="chat-scroll"
        ref={list}
        role="log"
        aria-live="off"
        aria-label={t('channel.messages', { channel: channel.name })}
        tabindex={0}
        onKeyDown={onKeyDown}
      >
        <div class="chat-rows">
          {timeline.hasOlder ? <OlderMark loading={loadingOlder} /> : <ChannelStart channel={channel} empty={rows.length === 0} />}
          {rows.map((row) => (
            <RowView key={row.key} row={row} />
          ))}
        </div>
      </div>
      <PresentButton channel={channel} away={timeline.hasNewer || place.below > 320} jump={toPresent} />
    </div>
  );
}

function useRows(channel: ChatChannel, { timeline }: LogState): Row[] {
  const { chat } = useHost();
  const outbox = useStore(chat.outbox.items);
  const freshAfter = useStore(chat.freshAfter);
  const own = outbox.filter((item) => item.channelId === channel.id);
  const pending = timeline.hasNewer ? [] : visiblePending(own, timeline.messages, chat.isNewer, chat.me);
  return layOut({ messages: timeline.messages, pending, me: chat.me, freshAfter, keyOf: chat.keyOf });
}

function RowView({ row }: { row: Row }) {
  switch (row.type) {
    case 'day':
      return <DaySeparator row={row} />;
    case 'fresh':
      return <FreshLine />;
    case 'message':
      return <MessageRow rowKey={row.key} message={row.message} leads={row.leads} />;
    case 'pending':
      return <PendingRow pending={row.pending} leads={row.leads} />;
  }
}

function DaySeparator({ row }: { row: Extract<Row, { type: 'day' }> }) {
  const { sdk, t } = useHost();
  return (
    <div class="chat-day" role="separator" data-key={row.key} aria-label={dayName(row.at, sdk.language.get(), t)}>
      <span>{dayName(row.at, sdk.language.get(), t)}</span>
    </div>
  );
}

function FreshLine() {
  const { t } = useHost();
  return (
    <div class="chat-fresh" role="separator" data-key="fresh" aria-label={t('message.new')}>
      <span>{t('message.new')}</span>
    </div>
  );
}

function OlderMark({ loading }: { loading: boolean }) {
  const { t } = useHost();
  return <div class="chat-older">{loading && <d-spinner label={t('channel.loadingOlder')} />}</div>;
}

function ChannelStart({ channel, empty }: { channel: ChatChannel; empty: boolean }) {
  const { t } = useHost();
  const quiet = channel.archived || !channel.maySend;
  return (
    <div class="chat-start">
      <div class="empty-icon">
        <d-icon name={iconOf(channel)} />
      </div>
      <p class="chat-start-title">{t('channel.start.title', { channel: channel.name })}</p>
      <p class="chat-start-text">{t(empty ? (quiet ? 'channel.empty.quiet' : 'channel.empty.text') : 'channel.start.text', { channel: channel.name })}</p>
      {channel.description !== '' && <p class="chat-start-description">{channel.description}</p>}
    </div>
  );
}

/** The way back to the end, with what has arrived there. */
function PresentButton({ channel, away, jump }: { channel: ChatChannel; away: boolean; jump: () => void }) {
  const { chat, t } = useHost();
  useStore(chat.reads.marks);
  const unread = chat.reads.unread(channel);
  if (!away) return null;
  return (
    <button type="button" class={unread > 0 ? 'chat-present chat-present-new' : 'chat-present'} onClick={jump}>
      {unread > 0 && <span>{t('present.new', { count: unread })}</span>}
      {unread === 0 && <span>{t('present.jump')}</span>}
      <d-icon name="arrow-down" />
    </button>
  );
}

/** Opens at the line "New" if that is far up, else at the end. */
function useStart(scroll: Scroll, list: { current: HTMLElement | null }, channel: ChatChannel): void {
  useLayoutEffect(() => {
    const line = list.current?.querySelector<HTMLElement>('[data-key="fresh"]');
    const above = line && list.current && line.getBoundingClientRect().top < list.current.getBoundingClientRect().top;
    if (!above || !scroll.toKey('fresh')) scroll.toEnd();
  }, [channel.id]);
}

/** What the user sends is always shown. */
function useOwnMessages(channel: ChatChannel, log: ChannelLog, scroll: Scroll): void {
  const { chat } = useHost();
  const items = useStore(chat.outbox.items);
  const newest = items.filter((item) => item.channelId === channel.id && item.state !== 'failed').at(-1)?.nonce;
  useLayoutEffect(() => {
    if (newest === undefined) return;
    scroll.toEnd();
    if (log.state.get().timeline.hasNewer) void chat.jumpToPresent(channel);
  }, [newest]);
}

/** Escape, or the button, goes to the end and calls everything read. */
function useToPresent(channel: ChatChannel, log: ChannelLog, scroll: Scroll): () => void {
  const { chat } = useHost();
  const jump = () => {
    if (log.state.get().timeline.hasNewer) void chat.jumpToPresent(channel).then(scroll.toEnd);
    else scroll.toEnd();
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
      chat.freshAfter.set(null);
      chat.markRead();
      jump();
    };
    document.addEventListener('keydown', listen);
    return () => { document.removeEventListener('keydown', listen); };
  }, [channel.id]);
  return jump;
}

/** Reads new messages of others out to screen readers. */
function useAnnouncements(): void {
  const { chat, sdk, ui, t } = useHost();
  useEffect(
    () =>
      chat.onArrival(({ authorId, text }: ChatMessage) => {
        const read = () => {
          const author = sdk.profiles.get(authorId)?.displayName;
          if (author !== undefined) ui.announce(t('message.announce', { author, text }));
          return author !== undefined;
        };
        if (read()) return;
        // The author's first message: his name is on its way.
        const off = sdk.profiles.subscribe(() => {
          if (read()) off();
        });
      }),
    [],
  );
}
