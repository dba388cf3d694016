import { memo } from '@dcts/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Editor, type EditorRole, SERVER } from '../model/contract';
import { create, moveBy, moveTo } from './acts';
import { addressOf } from './address';
import { useKeptRow } from './focus';
import { useHost } from './host';
import { RoleChip } from './RoleChip';
import { roleOf, useDrag } from './useDrag';

interface ListProps {
  editor: Editor;
  /** The id of the role that is open. */
  chosen: string | null;
  scope: string;
}

/** All roles, highest first. They are put in order by dragging, and with Alt and the arrow keys. */
export function RoleList({ editor, chosen, scope }: ListProps) {
  const host = useHost();
  const { t } = host;
  const list = useRef<HTMLOListElement>(null);
  useKeptRow(list);
  const { at, handlers } = useDrag(list, (role, over) => void moveTo(host, role, over));
  const index = (wanted: string | undefined) => editor.roles.findIndex(({ id }) => id === wanted);
  const mark = index(at?.over) < index(at?.role) ? 'before' : 'after';
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const role = event.target instanceof Element ? roleOf(event.target) : undefined;
    if (!event.altKey || by === undefined || role === undefined) return;
    // Also where nothing moves: outside of the list the same keys lead to another channel.
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) void moveBy(host, role, by);
  };
  return (
    <section class="roles-list" aria-label={t('list.title')}>
      <div class="roles-list-head">
        <h3 class="roles-title" tabIndex={-1} data-home>{t('list.title')}</h3>
        <button type="button" class="btn" onClick={() => void create(host)}>
          <d-icon name="plus" />
          {t('create.open')}
        </button>
      </div>
      <p class="roles-note" id="roles-order">
        {t('list.order')}
      </p>
      <ol class="roles-card" ref={list} aria-label={t('list.title')} onKeyDown={onKeyDown} {...handlers}>
        {editor.roles.map((role) => (
          <RoleRow
            key={role.id}
            role={role}
            active={chosen === role.id}
            href={addressOf({ role: role.id }, scope)}
            dragged={at?.role === role.id}
            mark={at?.over === role.id && at.role !== role.id ? mark : undefined}
          />
        ))}
      </ol>
    </section>
  );
}

interface RowProps {
  role: EditorRole;
  active: boolean;
  href: string;
  dragged: boolean;
  /** Where what is dragged would come to stand. */
  mark: 'before' | 'after' | undefined;
}

const RoleRow = memo(function RoleRow({ role, active, href, dragged, mark }: RowProps) {
  const { sdk, t } = useHost();
  const movable = role.mayEdit && !role.base;
  return (
    <li class="roles-row" data-role={role.id} data-drop={mark} data-dragged={dragged ? 'true' : undefined}>
      {movable ? (
        <span class="roles-handle" aria-hidden="true" data-tip={t('move.drag')} data-handle>
          <d-icon name="grip" />
        </span>
      ) : (
        <span class="roles-handle roles-fixed" aria-hidden="true">
          <d-icon name={role.base ? 'globe' : 'lock'} />
        </span>
      )}
      <a
        class="roles-link"
        href={href}
        aria-current={active ? 'page' : undefined}
        aria-describedby="roles-order"
        onClick={() => { sdk.closeSidebar(); }}
        draggable={false}
      >
        <RoleChip {...role} />
        <Unsaved role={role.id} />
        <span class="roles-count">
          {role.base ? t('list.all') : t('list.members', { count: role.members })}
        </span>
      </a>
    </li>
  );
});

/** The mark of a role with unsaved changes. It is drawn again only when it comes or goes, not with every edit of any role. */
function Unsaved({ role }: { role: string }) {
  const { roles, t } = useHost();
  const isDrafted = () => roles.drafts.get({ roleId: role, scope: SERVER }) !== undefined;
  const [shown, setShown] = useState(isDrafted);
  useEffect(() => {
    const follow = () => { setShown(isDrafted()); };
    follow();
    return roles.drafts.all.subscribe(follow);
  }, [role]);
  return shown ? <span class="roles-unsaved" role="img" aria-label={t('list.unsaved')} data-tip={t('list.unsaved')} /> : null;
}
