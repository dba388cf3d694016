import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/**
 * Keeps the focus on a place in the tree while it is drawn anew elsewhere: the browser takes it from what moves. To be used by
 * whatever draws the tree.
 */
export function useKeptFocus(root: RefObject<HTMLElement>): void {
  // Before anything is moved.
  const focused = root.current?.contains(document.activeElement) === true ? document.activeElement : null;
  const mark = focused?.closest<HTMLElement>('[data-place]')?.dataset['place'];
  useLayoutEffect(() => {
    if (mark === undefined || focused === null || document.activeElement === focused) return;
    if (document.activeElement !== document.body && document.activeElement !== null) return;
    const place = root.current?.querySelector(`[data-place="${mark}"]`);
    place?.querySelector<HTMLElement>(focused.matches('.chat-more') ? '.chat-more' : '[data-rove]')?.focus();
  });
}
