import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { rowOf } from './rows';

/** What has the focus in the tree, or gets it back from a dialog, and where it stands. */
interface Held {
  readonly element: HTMLElement;
  readonly mark: string;
  /** The names in the tree from top to bottom. */
  readonly names: readonly HTMLElement[];
  /** Which of them is in the same row. */
  readonly at: number;
}

/**
 * Keeps the focus in the tree while it is drawn anew: the browser takes it from what moves, and gives nothing back to what is
 * gone when a dialog closes. To be used by whatever draws the tree. Gives back what a focus that comes in calls.
 */
export function useKeptFocus(root: RefObject<HTMLElement>): (event: FocusEvent) => void {
  const last = useRef<HTMLElement | null>(null);
  // Before anything is moved.
  const held = heldIn(root.current, last.current);
  useLayoutEffect(() => {
    const { activeElement } = document;
    if (held === null || root.current === null || activeElement === held.element) return;
    const dialog = activeElement?.closest('dialog');
    if (dialog && held.element.isConnected) return;
    last.current = heirOf(root.current, held);
    if (dialog) dialog.addEventListener('close', () => { regain(last.current); }, { once: true });
    else regain(last.current);
  });
  return ({ target }) => {
    if (target instanceof HTMLElement) last.current = target;
  };
}

function heldIn(root: HTMLElement | null, last: HTMLElement | null): Held | null {
  const { activeElement } = document;
  const element = activeElement?.closest('dialog') ? last : activeElement;
  if (!(element instanceof HTMLElement) || root?.contains(element) !== true) return null;
  const row = element.closest('[data-row]');
  const names = [...root.querySelectorAll<HTMLElement>('[data-rove]')];
  const mark = element.closest<HTMLElement>('[data-place]')?.dataset['place'] ?? '';
  return { element, mark, names, at: names.findIndex((name) => name.closest('[data-row]') === row) };
}

/** The same wherever it stands now; without it the next row that is still there, else the one before. */
function heirOf(root: HTMLElement, { element, mark, names, at }: Held): HTMLElement | null {
  if (element.isConnected) return element;
  const same = rowOf(root, mark)?.querySelector<HTMLElement>(element.matches('[data-more]') ? '[data-more]' : '[data-rove]');
  const others = [...names.slice(at + 1), ...names.slice(0, Math.max(0, at)).reverse()];
  return same ?? others.find(({ isConnected }) => isConnected) ?? root.querySelector<HTMLElement>('[data-rove], button');
}

/** Nothing is taken from whatever else has the focus. */
function regain(element: HTMLElement | null): void {
  if (document.activeElement === document.body || document.activeElement === null) element?.focus();
}
