import { useRef } from 'preact/hooks';
import { openMenu } from '../manage/menus';
import { newGroup } from '../manage/acts';
import { stepByKey } from '../manage/steps';
import { useDrag } from '../manage/useDrag';
import { markOf, placeAt } from '../model/places';
import { channelsOf } from '../model/tree';
import type { ChatGroup } from '../wire';
import { useHost, useStore } from '../view/host';
import { Group } from './Group';
import { rove } from './rove';
import { rowOf } from './rows';
import { useKeptFocus } from './useKeptFocus';

/** Groups, their categories and channels, with marks of what is unread, and all that changes them for whoever may. */
export function Sidebar() {
  const host = useHost();
  const { chat, t } = host;
  const { known, groups, mayManage } = useStore(chat.tree);
  const active = useStore(chat.active);
  const root = useRef<HTMLDivElement>(null);
  const noteFocus = useKeptFocus(root);
  const startDrag = useDrag(root);
  if (!known) return <SidebarSkeleton />;
  const openContextMenu = (event: MouseEvent) => {
    const place = placeAt(groups, markAround(event.target));
    if (!place?.of.mayManage || !root.current) return;
    const anchor = rowOf(root.current, markOf(place))?.querySelector<HTMLElement>('[data-more]');
    if (!anchor) return;
    event.preventDefault();
    openMenu(host, anchor, place);
  };
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    if (!stepByKey(host, event, markAround(event.target))) rove(event);
  };
  const entry = channelsOf(groups).some(({ id }) => id === active) ? undefined : firstHead(groups);
  return (
    <div
      class="chat-tree"
      role="group"
      aria-label={t('sidebar.label')}
      ref={root}
      onFocusIn={noteFocus}
      onKeyDown={onKeyDown}
      onContextMenu={openContextMenu}
      onPointerDown={startDrag}
    >
      {groups.map((group) => (
        <Group key={group.id} group={group} named={isNamed(group, groups)} entry={entry} />
      ))}
      {channelsOf(groups).length === 0 && !groups.some((group) => group.mayManage) && <p class="chat-none">{t('sidebar.empty')}</p>}
      {mayManage && (
        <button type="button" class="chat-add" onClick={() => void newGroup(host)}>
          <d-icon name="plus" />
          {t('manage.group.new')}
        </button>
      )}
      <div class="chat-drop" hidden />
    </div>
  );
}

/** A single group needs a head only if there is something to see in it or to do with it. */
function isNamed({ mayManage, icon, banner }: ChatGroup, { length }: readonly ChatGroup[]): boolean {
  return length > 1 || mayManage || Boolean(icon) || Boolean(banner);
}

/** Where Tab arrives without an open channel: a channel may be folded away, a head is always shown. */
function firstHead(groups: readonly ChatGroup[]): string | undefined {
  const [group] = groups;
  if (!group) return undefined;
  if (isNamed(group, groups)) return markOf({ kind: 'group', of: group });
  const [category] = group.categories;
  return category && markOf({ kind: 'category', of: category });
}

function markAround(target: EventTarget | null): string {
  const element = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
  return element?.dataset['place'] ?? '';
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
