import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Place } from '../model/contract';
import { addressOf, type Subject } from './address';
import { useHost } from './host';

interface PickerProps {
  places: readonly Place[];
  subject: Subject;
  scope: string;
}

/** Chooses the place whose rules are shown: a tree behind a button. */
export function PlacePicker({ places, subject, scope }: PickerProps) {
  const { roles, sdk, t } = useHost();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const name = places.find((each) => each.scope === scope)?.name ?? '';
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (event.target instanceof Node && place.current?.contains(event.target) === false) setOpen(false);
    };
    document.addEventListener('pointerdown', outside, true);
    return () => { document.removeEventListener('pointerdown', outside, true); };
  }, [open]);
  const toggle = () => {
    // Nobody tells that places have come, gone or got other names.
    if (!open) void roles.editor.refresh();
    setOpen(!open);
  };
  const leave = () => {
    setOpen(false);
    button.current?.focus();
  };
  const choose = (next: string) => {
    leave();
    sdk.navigate(addressOf(subject, next));
  };
  return (
    <div class="roles-picker" ref={place}>
      <button type="button" class="btn roles-picker-button" ref={button} aria-haspopup="tree" aria-expanded={open} onClick={toggle}>
        <span class="roles-faint">{t('place.label')}</span>
        <span class="ellipsis">{name}</span>
        <d-icon name="chevron-down" />
      </button>
      {open && <Tree places={places} scope={scope} choose={choose} leave={leave} />}
    </div>
  );
}

interface TreeProps {
  places: readonly Place[];
  scope: string;
  choose: (scope: string) => void;
  leave: () => void;
}

function Tree({ places, scope, choose, leave }: TreeProps) {
  const { t } = useHost();
  const tree = useRef<HTMLDivElement>(null);
  const items = () => [...(tree.current?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [])];
  useLayoutEffect(() => {
    (tree.current?.querySelector<HTMLElement>('[aria-selected="true"]') ?? items()[0])?.focus();
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    const all = items();
    const at = all.findIndex((item) => item === document.activeElement);
    const to = targetOf(event.key, at, all);
    if (event.key === 'Escape' || event.key === 'Tab') leave();
    else if (event.key === 'Enter' || event.key === ' ') all[at]?.click();
    else if (to === undefined) return;
    else all[to]?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="roles-tree" role="tree" aria-label={t('place.tree')} ref={tree} onKeyDown={onKeyDown}>
      {places.map((each) => (
        <div
          key={each.scope}
          class="roles-treeitem"
          role="treeitem"
          tabIndex={-1}
          aria-level={each.depth + 1}
          aria-selected={each.scope === scope}
          data-scope={each.scope}
          style={{ '--roles-depth': String(each.depth) }}
          onClick={() => { choose(each.scope); }}
        >
          <span class="ellipsis">{each.name}</span>
        </div>
      ))}
    </div>
  );
}

/** Where a key leads in a list; a letter to the next name that begins with it. */
function targetOf(key: string, at: number, all: readonly HTMLElement[]): number | undefined {
  const last = all.length - 1;
  const known = { ArrowDown: Math.min(at + 1, last), ArrowUp: Math.max(at - 1, 0), Home: 0, End: last }[key];
  if (known !== undefined || key.length !== 1 || key === ' ') return known;
  const start = key.toLocaleLowerCase();
  const order = all.map((_, index) => (at + 1 + index) % all.length);
  return order.find((index) => all[index]?.textContent.trim().toLocaleLowerCase().startsWith(start));
}
