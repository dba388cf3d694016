import { newChannel } from '../manage/acts';
import type { ChatCategory, ChatChannel } from '../wire';
import { useHost } from '../view/host';
import { ChannelLink, moveKeys } from './ChannelLink';
import { MoreButton } from './MoreButton';
import { useFolded } from './useFolded';
import { useShown } from './useShown';

interface CategoryProps {
  category: ChatCategory;
  /** Whether Tab arrives at its head. */
  reached: boolean;
}

/** A category and its channels, without the archived ones. */
export function Category({ category, reached }: CategoryProps) {
  const host = useHost();
  const [folded, fold] = useFolded(`folded.${category.id}`);
  const listed = category.channels.filter(({ archived }) => !archived);
  const { name, mayManage } = category;
  return (
    <section class="chat-category" data-place={`category:${category.id}`} aria-label={name}>
      <div class="chat-category-head" data-row>
        <button
          type="button"
          class="chat-category-name"
          aria-expanded={!folded}
          onClick={fold}
          tabindex={reached ? 0 : -1}
          data-rove
          aria-keyshortcuts={mayManage ? moveKeys : undefined}
        >
          <d-icon name="chevron-down" />
          <span class="ellipsis">{name}</span>
        </button>
        {mayManage && (
          <button
            type="button"
            class="chat-more"
            aria-label={host.t('manage.channel.newIn', { name })}
            data-tip={host.t('manage.channel.new')}
            tabindex={reached ? 0 : -1}
            onClick={() => void newChannel(host, category)}
          >
            <d-icon name="plus" />
          </button>
        )}
        <MoreButton place={{ kind: 'category', of: category }} reached={reached} />
      </div>
      <Channels listed={listed} folded={folded} />
      {listed.length === 0 && mayManage && !folded && <p class="chat-none">{host.t('sidebar.emptyCategory')}</p>}
    </section>
  );
}

/** Some channels below one another. */
export function Channels({ listed, folded }: { listed: readonly ChatChannel[]; folded: boolean }) {
  const { chat } = useHost();
  const { shown, active } = useShown(listed, folded);
  if (shown.length === 0) return null;
  return (
    <ul>
      {shown.map((channel) => (
        <ChannelLink key={channel.id} channel={channel} active={channel.id === active} unread={chat.reads.unread(channel)} />
      ))}
    </ul>
  );
}
