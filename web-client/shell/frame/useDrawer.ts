import type { Store } from '@dcts/sdk';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useStore } from '@dcts/preact';
import { hasFocus } from '../pieces/focus';

/** A column that is a drawer while the window is that narrow: closed by Escape, by the scrim and by going somewhere. */
export function useDrawer(open: Store<boolean>, narrowQuery: string) {
  const media = useRef(matchMedia(narrowQuery)).current;
  const [narrow, setNarrow] = useState(media.matches);
  const isOpen = useStore(open);
  const panel = useRef<HTMLElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const follow = () => {
      setNarrow(media.matches);
      open.set(false);
    };
    media.addEventListener('change', follow);
    return () => { media.removeEventListener('change', follow); };
  }, []);
  // Before the browser takes the focus from what has just become inert.
  useLayoutEffect(() => {
    if (!narrow || !isOpen) return;
    const { current: element } = panel;
    focusFirst(element);
    const close = (event: KeyboardEvent) => {
      const isOnTop = event.target instanceof Element && event.target.closest('[role="menu"], dialog') !== null;
      if (event.key !== 'Escape' || isOnTop) return;
      open.set(false);
      event.preventDefault();
      event.stopPropagation();
    };
    // Before anything else hears it: the drawer lies on top.
    document.addEventListener('keydown', close, true);
    const { current: button } = opener;
    return () => {
      document.removeEventListener('keydown', close, true);
      // It is in what is no longer there, or went with the scrim.
      const isLost = !hasFocus() || element?.contains(document.activeElement) === true;
      if (isLost) (button?.isConnected === true ? button : document.getElementById('main'))?.focus();
    };
  }, [narrow, isOpen]);
  return { narrow, open: narrow && isOpen, panel, opener };
}

/** Puts the focus on where the user is in the drawer, else on its first control, else on the drawer. */
function focusFirst(panel: HTMLElement | null): void {
  panel?.querySelector<HTMLElement>('[aria-current="page"], a, button, input, select, textarea')?.focus();
  if (panel?.contains(document.activeElement) === false) panel.focus();
}
