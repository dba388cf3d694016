import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** Where the focus may go: first the head of what is open, then that of the list or the page. */
const homes = ['.roles-detail [data-home]', '.roles [data-home]'];

/** Puts the focus on a heading if it has fallen out of the page together with what held it. */
function keepFocus(): void {
  if (document.activeElement !== null && document.activeElement !== document.body) return;
  for (const home of homes.flatMap((each) => [...document.querySelectorAll<HTMLElement>(each)])) {
    home.focus({ preventScroll: true });
    // What is not to be seen does not take it.
    if (document.activeElement === home) return;
  }
}

/** For what comes and goes: the focus does not go with it. */
export function useVanishing<E extends HTMLElement>(): RefObject<E> {
  const element = useRef<E>(null);
  useLayoutEffect(() => {
    const { current: own } = element;
    return () => {
      if (own?.contains(document.activeElement) === true) queueMicrotask(keepFocus);
    };
  }, []);
  return element;
}

/** After going elsewhere, where the list or what is open may no longer be in sight. */
export function useArrival(address: string): void {
  const last = useRef(address);
  useEffect(() => {
    if (last.current === address) return;
    last.current = address;
    const frame = requestAnimationFrame(keepFocus);
    return () => { cancelAnimationFrame(frame); };
  }, [address]);
}

/** Keeps the focus on the row of a role that moves: the browser takes it from what moves. To be used by whatever draws the rows. */
export function useKeptRow(list: RefObject<HTMLElement>): void {
  // Before anything is moved.
  const focused = list.current?.contains(document.activeElement) === true ? document.activeElement : null;
  useLayoutEffect(() => {
    if (focused instanceof HTMLElement && focused.isConnected && document.activeElement === document.body) focused.focus();
  });
}
