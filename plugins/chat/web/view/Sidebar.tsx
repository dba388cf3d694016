import { useState } from 'preact/hooks';
import type { ChatCategory, ChatChannel, ChatGroup } from '../wire';
import { useHost, useStore } from './host';
import { addressOf } from './keys';

/** Groups, their categories and channels, with marks of what is unread. */
export function Sidebar() {
  const { chat, t } = useHost();
  const { known, groups } = useStore(chat.tree);
  if (!known) return <SidebarSkeleton />;
  if (groups.every((group) => group.categories.every(({ channels }) => channels.length === 0))) {
    return <p class="chat-none">{t('sidebar.empty')}</p>;
  }
  return (
    <div class="chat-tree" role="group" aria-label={t('sidebar.label')} onKeyDown={rove}>
      {groups.map((group) => (
        <Group key={group.id} group={group} named={groups.length > 1} />
      ))}
    </div>
  );
}

function SidebarSkeleton() {
  const { t } = useHost();
  return (
    <div class="chat-tree" aria-busy="true" aria-label={t('sidebar.loading')} role="group">
      {['60%', '45%', '70%', '52%'].map((width) => (
        <div class="skeleton-line" style={{ width }} key={width} />
      ))}
    </div>
  );
}

function Group({ group, named }: { group: ChatGroup; named: boolean }) {
  return (
    <section class="chat-group">
      {named && <h2 class="chat-group-name">{group.name}</h2>}
      {group.categories.map((category) => (
        <Category key={category.id} category={category} />
      ))}
    </section>
  );
}

/** A category that was folded shows only what is unread and where the user is. */
function Category({ category }: { category: ChatCategory }) {
  const { chat, sdk } = useHost();
  const key = `folded.${category.id}`;
  const [folded, setFolded] = useState(sdk.storage.get(key) !== null);
  const active = useStore(chat.active);
  const channels = useStore(chat.channels);
  useStore(chat.reads.marks);
  const fold = () => {
    sdk.storage.set(key, folded ? null : '1');
    setFolded(!folded);
  };
  const present = category.channels.map(({ id }) => channels.get(id)).filter((channel) => channel !== undefined);
  const shown = present.filter((channel) => !folded || channel.id === active || chat.reads.unread(channel) > 0);
  return (
    <section class="chat-category">
      <button type="button" class="chat-category-name" aria-expanded={!folded} onClick={fold} tabindex={-1} data-rove>
        <d-icon name="chevron-down" />
        <span class="ellipsis">{category.name}</span>
      </button>
      <ul>
        {shown.map((channel) => (
          <ChannelLink key={channel.id} channel={channel} active={channel.id === active} />
        ))}
      </ul>
    </section>
  );
}

function ChannelLink({ channel, active }: { channel: ChatChannel; active: boolean }) {
  const { chat, sdk, t } = useHost();
  const unread = chat.reads.unread(channel);
  const isFirst = channel.id === firstShown(chat.active.get(), chat.tree.get().groups);
  return (
    <li>
      <a
        class={unread > 0 ? 'chat-link chat-link-unread' : 'chat-link'}
        href={addressOf(channel)}
        aria-current={active ? 'page' : undefined}
        tabindex={active || isFirst ? 0 : -1}
        data-rove
        onClick={() => { sdk.closeSidebar(); }}
      >
        <d-icon name="hash" />
        <span class="ellipsis">{channel.name}</span>
        {unread > 0 && (
          <>
            <span class="visually-hidden">{t('sidebar.unread', { count: unread })}</span>
            <span class="badge" aria-hidden="true">
              {unread > 99 ? '99+' : unread}
            </span>
          </>
        )}
      </a>
    </li>
  );
}

/** Without an active channel the first one is where Tab arrives. */
function firstShown(active: string | null, groups: readonly ChatGroup[]): string | null {
  if (active !== null) return null;
  return groups.flatMap((group) => group.categories.flatMap(({ channels }) => channels))[0]?.id ?? null;
}

/** The arrow keys move through channels and category names; Tab leaves the list. */
function rove(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-rove]')];
  const at = all.findIndex((element) => element === document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (to === undefined || at < 0) return;
  event.preventDefault();
  all[Math.max(0, Math.min(to, all.length - 1))]?.focus();
}
