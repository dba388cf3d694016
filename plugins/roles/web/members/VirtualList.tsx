import type { ComponentChild, RefObject } from 'preact';
import { type MutableRef, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Until a row has been measured. */
const guessedHeight = 60;
const guessedWindow = 900;
/** Rows beyond the edges, so that scrolling never shows a gap. */
const spare = 6;

interface ListProps {
  label: string;
  count: number;
  row: (index: number) => ComponentChild;
  /** These rows are in the document now. */
  show: (from: number, to: number) => void;
}

/** A control in a row that is to have the focus as soon as it is there. */
interface Wanted {
  readonly index: number;
  /** Which of the row's controls. */
  readonly place: number;
}

interface Range {
  from: number;
  to: number;
}

/**
 * A list of rows of one height, of which only those in sight are in the document. The row that has the focus stays. Up, Down, Home and End go from row to row,
 * to the control in the same place.
 */
export function VirtualList({ label, count, row, show }: ListProps) {
  const list = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(guessedHeight);
  const [focused, setFocused] = useState<number | null>(null);
  const wanted = useRef<Wanted | null>(null);
  const { from, to } = useRange(list, count, height);
  useLayoutEffect(() => {
    const measured = list.current?.querySelector<HTMLElement>('[role="listitem"]')?.offsetHeight ?? 0;
    if (measured > 0 && Math.abs(measured - height) > 0.5) setHeight(measured);
  });
  useLayoutEffect(() => {
    if (to > from) show(from, to);
    reach(list.current, wanted);
  });
  const shown = Array.from({ length: to - from }, (_, index) => from + index);
  if (focused !== null && focused < count && !shown.includes(focused)) shown.push(focused);
  return (
    <div
      class="roles-virtual"
      role="list"
      aria-label={label}
      ref={list}
      style={{ height: `${String(count * height)}px` }}
      onKeyDown={(event) => { moveFocus(event, { list, count, height, wanted }); }}
      onFocusIn={(event) => { setFocused(indexOf(event.target)); }}
      onFocusOut={() => { setFocused(null); }}
      onPointerDown={() => { wanted.current = null; }}
    >
      {shown.map((index) => (
        <div
          key={index}
          role="listitem"
          class="roles-virtual-row"
          aria-setsize={count}
          aria-posinset={index + 1}
          data-index={index}
          style={{ transform: `translateY(${String(index * height)}px)` }}
        >
          {row(index)}
        </div>
      ))}
    </div>
  );
}

/** The rows that are in sight, and some more, as the list scrolls in whatever scrolls it. */
function useRange(list: RefObject<HTMLElement>, count: number, height: number): Range {
  const [range, setRange] = useState<Range>({ from: 0, to: Math.ceil(guessedWindow / guessedHeight) });
  useLayoutEffect(() => {
    const { current: element } = list;
    if (!element) return;
    const scroller = scrollerOf(element);
    const look = () => {
      const top = scroller.getBoundingClientRect().top - element.getBoundingClientRect().top;
      const from = Math.max(0, Math.floor(top / height) - spare);
      const to = Math.ceil((top + (scroller.clientHeight || guessedWindow)) / height) + spare;
      setRange((now) => (now.from === from && now.to === to ? now : { from, to }));
    };
    look();
    scroller.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      scroller.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, [count, height]);
  return { from: Math.min(range.from, count), to: Math.max(0, Math.min(range.to, count)) };
}

function scrollerOf(element: HTMLElement): HTMLElement {
  for (let each = element.parentElement; each; each = each.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(each).overflowY)) return each;
  }
  return document.documentElement;
}

function indexOf(target: EventTarget | null): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return row ? Number(row.dataset['index']) : null;
}

interface Rows {
  list: RefObject<HTMLElement>;
  count: number;
  height: number;
  wanted: MutableRef<Wanted | null>;
}

function moveFocus(event: KeyboardEvent, { list, count, height, wanted }: Rows): void {
  const at = indexOf(event.target);
  const { current: element } = list;
  if (at === null || !element || event.altKey || event.ctrlKey || event.metaKey) return;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 }[event.key];
  if (to === undefined || to < 0 || to >= count) return;
  event.preventDefault();
  wanted.current = { index: to, place: controlsOf(element, at).findIndex((each) => each === event.target) };
  scrollTo(element, to * height, height);
  reach(element, wanted);
}

/** Gives the focus to what wants it. A row far away is drawn later, and filled when it has been read. */
function reach(list: HTMLElement | null, wanted: MutableRef<Wanted | null>): void {
  if (!list || !wanted.current) return;
  const { index, place } = wanted.current;
  const controls = controlsOf(list, index);
  const control = controls[Math.min(place, controls.length - 1)];
  if (!control) return;
  wanted.current = null;
  control.focus({ preventScroll: true });
}

function controlsOf(list: HTMLElement, index: number): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>(`[data-index="${String(index)}"] :is(a[href], button)`)];
}

/** Brings a row into sight, also one that is not in the document yet. */
function scrollTo(list: HTMLElement, offset: number, height: number): void {
  const scroller = scrollerOf(list);
  const top = list.getBoundingClientRect().top + offset - scroller.getBoundingClientRect().top;
  const over = top + height - scroller.clientHeight;
  if (top < 0) scroller.scrollTop += top;
  else if (over > 0) scroller.scrollTop += over;
}
