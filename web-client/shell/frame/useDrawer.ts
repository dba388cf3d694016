import type { Store } from '@dcts/sdk';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useStore } from '../hooks';

const narrowQuery = '(max-width: 760px)';

/** On narrow screens the sidebar is a drawer: closed by Escape, by the scrim and by going somewhere. */
export function useDrawer(open: Store<boolean>) {
  const media = useRef(matchMedia(narrowQuery)).current;
  const [narrow, setNarrow] = useState(media.matches);
  const isOpen = useStore(open);
  const sidebar = useRef<HTMLElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const follow = () => { setNarrow(media.matches); };
    media.addEventListener('change', follow);
    return () => { media.removeEventListener('change', follow); };
  }, []);
  useEffect(() => {
    if (!narrow || !isOpen) return;
    const { current: element } = sidebar;
    element?.querySelector<HTMLElement>('[aria-current="page"], a, button')?.focus();
    const close = (event: KeyboardEvent) => {
      const inMenu = event.target instanceof Element && event.target.closest('[role="menu"]') !== null;
      if (event.key !== 'Escape' || inMenu) return;
      open.set(false);
      event.preventDefault();
      event.stopPropagation();
    };
    // Before anything else hears it: the drawer lies on top.
    document.addEventListener('keydown', close, true);
    const { current: button } = opener;
    return () => {
      document.removeEventListener('keydown', close, true);
      if (element?.contains(document.activeElement) === true) button?.focus();
    };
  }, [narrow, isOpen]);
  return { narrow, open: narrow && isOpen, sidebar, opener };
}
