import type { ChatChannel } from '../wire';
import { channelsOf } from '../model/tree';
import type { ChatTree } from '../model/tree';
import { useHost } from '../view/host';
import { addressOf } from '../view/keys';
import { iconOf } from '../view/names';
import { MoreButton } from './MoreButton';

/** See `stepByKey`. */
export const moveKeys = 'Alt+ArrowUp Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight';

/** The way into a channel, with the number of unread messages. */
export function ChannelLink({ channel, active }: { channel: ChatChannel; active: boolean }) {
  const { chat, sdk, t } = useHost();
  const unread = chat.reads.unread(channel);
  const reached = active || channel.id === firstShown(chat.active.get(), chat.tree.get());
  return (
    <li class="chat-item" data-place={`channel:${channel.id}`} data-row>
      <a
        class={unread > 0 ? 'chat-link chat-link-unread' : 'chat-link'}
        href={addressOf(channel)}
        aria-current={active ? 'page' : undefined}
        tabindex={reached ? 0 : -1}
        draggable={false}
        aria-keyshortcuts={channel.mayManage && !channel.archived ? moveKeys : undefined}
        data-rove
        onClick={() => { sdk.closeSidebar(); }}
      >
        <d-icon name={iconOf(channel)} />
        <span class="ellipsis">{channel.name}</span>
        {channel.isDefault && channel.mayManage && <HomeMark />}
        {unread > 0 && (
          <>
            <span class="visually-hidden">{t('sidebar.unread', { count: unread })}</span>
            <span class="badge" aria-hidden="true">
              {unread > 99 ? '99+' : unread}
            </span>
          </>
        )}
      </a>
      <MoreButton place={{ kind: 'channel', of: channel }} reached={reached} />
    </li>
  );
}

function HomeMark() {
  const { t } = useHost();
  return (
    <span class="chat-home" data-tip={t('sidebar.default')}>
      <d-icon name="home" />
      <span class="visually-hidden">{t('sidebar.default')}</span>
    </span>
  );
}

/** Without an active channel the first one is where Tab arrives. */
function firstShown(active: string | null, { groups }: ChatTree): string | null {
  return active === null ? (channelsOf(groups)[0]?.id ?? null) : null;
}
