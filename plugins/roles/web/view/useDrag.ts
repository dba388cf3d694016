import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';

/** A row is dragged; both are the ids of roles, which stay the same while the order changes. */
interface Dragging {
  readonly role: string;
  /** The row where it would come to stand. */
  readonly over: string;
}

interface Drag {
  /** Null while nothing is dragged. */
  readonly at: Dragging | null;
  /** What the list listens to. */
  readonly handlers: {
    onPointerDown: (event: PointerEvent) => void;
    onPointerMove: (event: PointerEvent) => void;
    onPointerUp: () => void;
    onPointerCancel: () => void;
  };
}

/** Lets the rows of a list be dragged by their handles, with mouse, pen and finger. */
export function useDrag(list: RefObject<HTMLElement>, drop: (role: string, over: string) => void): Drag {
  const [at, setAt] = useState<Dragging | null>(null);
  const handlers = {
    onPointerDown(event: PointerEvent) {
      const handle = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-handle]') : null;
      const role = roleOf(handle);
      if (event.button !== 0 || !handle || role === undefined) return;
      event.preventDefault();
      handle.setPointerCapture(event.pointerId);
      setAt({ role, over: role });
    },
    onPointerMove({ clientY }: PointerEvent) {
      const over = at && list.current ? roleOf(rowAt(list.current, clientY)) : undefined;
      if (at && over !== undefined && over !== at.over) setAt({ ...at, over });
    },
    onPointerUp() {
      setAt(null);
      if (at && at.role !== at.over) drop(at.role, at.over);
    },
    onPointerCancel() {
      setAt(null);
    },
  };
  return { at, handlers };
}

/** The role whose row an element is in. */
export function roleOf(element: Element | null): string | undefined {
  return element?.closest<HTMLElement>('[data-role]')?.dataset['role'];
}

/** The row at a height of the window, the nearest if there is none. Halving measures few of many rows. */
function rowAt({ children }: HTMLElement, y: number): Element | null {
  let from = 0;
  let to = children.length - 1;
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const bottom = children[middle]?.getBoundingClientRect().bottom ?? 0;
    if (y < bottom) to = middle;
    else from = middle + 1;
  }
  return children[to] ?? null;
}
