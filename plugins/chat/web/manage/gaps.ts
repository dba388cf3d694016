import { type Move, type PlaceKind, type Shelf, shelves } from '../model/moves';
import type { ChatTree } from '../model/tree';

/** A place between two rows of the page into which something can be dropped. */
export interface Gap {
  readonly into: Move['into'];
  readonly before: Move['before'];
  /** Its height in the window, in pixels. */
  readonly y: number;
}

/** Where something of a kind can go, from top to bottom, as far as it is on the page. */
export function gapsFor(tree: ChatTree, kind: PlaceKind, boxOf: (mark: string) => DOMRect | undefined, headOf: typeof boxOf): Gap[] {
  const around = { group: null, category: 'group', channel: 'category' }[kind];
  return shelves(tree.groups, kind, tree.mayManage)
    .filter((shelf) => shelf.mayManage)
    .flatMap((shelf) => {
      const head = around === null ? undefined : headOf(`${around}:${shelf.id ?? ''}`);
      return head || around === null ? onShelf(shelf, head?.bottom, (id) => boxOf(`${kind}:${id}`)) : [];
    });
}

function onShelf(shelf: Shelf, top: number | undefined, boxOf: (id: string) => DOMRect | undefined): Gap[] {
  const gaps: Gap[] = [];
  let last = top;
  for (const { id } of shelf.items) {
    const box = boxOf(id);
    // What is folded away has no place on the page.
    if (!box) continue;
    gaps.push({ into: shelf.id, before: id, y: last ?? box.top });
    last = box.bottom;
  }
  if (last !== undefined) gaps.push({ into: shelf.id, before: null, y: last });
  return gaps;
}

/** The gap that is nearest to a height. */
export function nearest(gaps: readonly Gap[], y: number): Gap | undefined {
  return gaps.reduce<Gap | undefined>((best, gap) => (!best || Math.abs(gap.y - y) < Math.abs(best.y - y) ? gap : best), undefined);
}
