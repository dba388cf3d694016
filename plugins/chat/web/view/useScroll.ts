import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** What a list tells about where it is scrolled to. */
export interface ScrollPlace {
  atEnd: boolean;
  /** Closer to the top, or to the end, than one and a half screens. */
  nearTop: boolean;
  nearEnd: boolean;
  /** How far the end is below the view, in pixels. */
  below: number;
}

export interface Scroll {
  /** From now on the end is kept in view. */
  toEnd(): void;
  /** Puts the element with this key near the top of the view; false if there is none. */
  toKey(key: string): boolean;
}

const endTolerancePx = 24;

/**
 * Holds a scrolled list still while its content changes: at its end it stays at its end, elsewhere the first visible row
 * stays where it is, whatever is added, removed or resized above. Rows carry `data-key`; messages are articles.
 */
export function useScroll(list: RefObject<HTMLElement>, onPlace: (place: ScrollPlace) => void): Scroll {
  const stuck = useRef(true);
  const anchor = useRef<{ key: string; offset: number } | null>(null);
  const tell = useRef(onPlace);
  tell.current = onPlace;

  const capture = () => {
    const element = list.current;
    if (!element) return;
    const height = element.clientHeight;
    const below = element.scrollHeight - element.scrollTop - height;
    stuck.current = below <= endTolerancePx;
    anchor.current = firstVisible(element);
    const near = height * 1.5;
    tell.current({ atEnd: stuck.current, nearTop: element.scrollTop < near, nearEnd: below < near, below });
  };
  const restore = () => {
    const element = list.current;
    if (!element) return;
    const row = anchor.current && rowOf(element, anchor.current.key);
    if (stuck.current) element.scrollTop = element.scrollHeight;
    else if (row && anchor.current) element.scrollTop += topIn(element, row) - anchor.current.offset;
    capture();
  };

  useLayoutEffect(restore);
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    element.addEventListener('scroll', capture, { passive: true });
    const resizes = new ResizeObserver(restore);
    for (const each of [element, ...element.children]) resizes.observe(each);
    return () => {
      element.removeEventListener('scroll', capture);
      resizes.disconnect();
    };
  }, []);

  return {
    toEnd() {
      stuck.current = true;
      restore();
    },
    toKey(key) {
      const element = list.current;
      const row = element && rowOf(element, key);
      if (!row) return false;
      element.scrollTop += topIn(element, row) - element.clientHeight / 5;
      capture();
      return true;
    },
  };
}

function rowOf(list: HTMLElement, key: string): HTMLElement | null {
  return list.querySelector(`[data-key="${CSS.escape(key)}"]`);
}

function topIn(list: HTMLElement, row: HTMLElement): number {
  return row.getBoundingClientRect().top - list.getBoundingClientRect().top;
}

/**
 * The first message whose end is in view, found by halving. Separators do not count, since they move as history loads; nor
 * does the very first message, which may lose its head to an earlier one of the same author.
 */
function firstVisible(list: HTMLElement): { key: string; offset: number } | null {
  const rows = list.querySelectorAll<HTMLElement>('article[data-key]');
  const top = list.getBoundingClientRect().top;
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.getBoundingClientRect().bottom ?? 0) > top) high = middle;
    else low = middle + 1;
  }
  const row = rows[Math.max(low, 1)] ?? rows[0];
  const key = row?.dataset['key'];
  return row && key !== undefined ? { key, offset: row.getBoundingClientRect().top - top } : null;
}
