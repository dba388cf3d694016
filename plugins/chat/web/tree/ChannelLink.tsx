import type { ChatChannel } from '../wire';
import { useHost } from '../view/host';
import { addressOf } from '../view/keys';
import { memo } from '@dcts/preact';
import { iconOf } from '../view/names';
import { MoreButton } from './MoreButton';

/** See `stepByKey`. */
export const moveKeys = 'Alt+ArrowUp Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight';

interface LinkProps {
  channel: ChatChannel;
  /** It is open, and Tab arrives here. */
  active: boolean;
  /** How many of its messages. */
  unread: number;
}

/** The way into a channel, with the number of unread messages. Drawn again only for itself: there may be a thousand. */
export const ChannelLink = memo(function ChannelLink({ channel, active, unread }: LinkProps) {
  const { sdk, t } = useHost();
  return (
    <li class="chat-item" data-place={`channel:${channel.id}`} data-row>
      <a
        class={unread > 0 ? 'chat-link chat-link-unread' : 'chat-link'}
        href={addressOf(channel)}
        aria-current={active ? 'page' : undefined}
        tabindex={active ? 0 : -1}
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
      <MoreButton place={{ kind: 'channel', of: channel }} reached={active} />
    </li>
  );
});

function HomeMark() {
  const { t } = useHost();
  return (
    <span class="chat-home" data-tip={t('sidebar.default')}>
      <d-icon name="home" />
      <span class="visually-hidden">{t('sidebar.default')}</span>
    </span>
  );
}
