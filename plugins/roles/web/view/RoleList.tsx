import { useRef } from 'preact/hooks';
import type { Editor, EditorRole } from '../model/contract';
import { roleKey } from '../model/drafts';
import { create, move } from './acts';
import { addressOf } from './address';
import { useHost, useStore } from './host';
import { RoleChip } from './RoleChip';
import { type Drag, useDrag } from './useDrag';

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
  const drag = useDrag(list, (from, to) => void move(host, editor, from, to));
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
      <ol class="roles-card" ref={list} aria-label={t('list.title')}>
        {editor.roles.map((role, index) => (
          <RoleRow
            key={role.id}
            role={role}
            active={chosen === role.id}
            href={addressOf({ role: role.id }, scope)}
            drag={drag.of(index)}
            shift={(by) => void move(host, editor, index, index + by)}
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
  drag: Drag;
  shift: (by: number) => void;
}

function RoleRow({ role, active, href, drag, shift }: RowProps) {
  const { roles, sdk, t } = useHost();
  const unsaved = useStore(roles.drafts.all).has(roleKey(role.id));
  const movable = role.mayEdit && !role.base;
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || by === undefined || !movable) return;
    event.preventDefault();
    event.stopPropagation();
    shift(by);
  };
  return (
    <li class="roles-row" data-role={role.id} data-drop={drag.mark} data-dragged={drag.dragged ? 'true' : undefined}>
      {movable ? (
        <span class="roles-handle" aria-hidden="true" data-tip={t('move.drag')} {...drag.handlers}>
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
        onKeyDown={onKeyDown}
        draggable={false}
      >
        <RoleChip {...role} />
        {unsaved && <span class="roles-unsaved" role="img" aria-label={t('list.unsaved')} data-tip={t('list.unsaved')} />}
        <span class="roles-count">
          {role.base ? t('list.all') : t('list.members', { count: role.members })}
        </span>
      </a>
    </li>
  );
}
