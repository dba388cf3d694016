import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';

/** What a row needs to be dragged. */
export interface Drag {
  readonly dragged: boolean;
  /** Where what is dragged would come to stand. */
  readonly mark: 'before' | 'after' | undefined;
  readonly handlers: {
    onPointerDown: (event: PointerEvent) => void;
    onPointerMove: (event: PointerEvent) => void;
    onPointerUp: () => void;
    onPointerCancel: () => void;
  };
}

/** Lets the rows of a list be dragged by their handles, with mouse, pen and finger. */
export function useDrag(list: RefObject<HTMLElement>, drop: (from: number, to: number) => void): { of(index: number): Drag } {
  const [at, setAt] = useState<{ from: number; to: number } | null>(null);
  const end = () => {
    setAt(null);
    if (at && at.from !== at.to) drop(at.from, at.to);
  };
  const of = (index: number): Drag => ({
    dragged: at?.from === index,
    mark: at?.to !== index || at.from === index ? undefined : at.to < at.from ? 'before' : 'after',
    handlers: {
      onPointerDown(event) {
        if (event.button !== 0) return;
        event.preventDefault();
        (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
        setAt({ from: index, to: index });
      },
      onPointerMove({ clientY }) {
        if (at && list.current) setAt({ from: at.from, to: rowAt(list.current, clientY) });
      },
      onPointerUp: end,
      onPointerCancel: () => { setAt(null); },
    },
  });
  return { of };
}

/** The index of the row at a height of the window, the nearest if there is none. */
function rowAt(list: HTMLElement, y: number): number {
  const rows = [...list.children].map((row) => row.getBoundingClientRect());
  const index = rows.findIndex(({ bottom }) => y < bottom);
  return index < 0 ? rows.length - 1 : index;
}
