import type { ChatCategory, ChatChannel, ChatGroup, Id } from '../wire';

export type PlaceKind = 'group' | 'category' | 'channel';

/** A group, a category or a channel. */
export type Place =
  | ({ readonly kind: 'group' } & { readonly of: ChatGroup })
  | ({ readonly kind: 'category' } & { readonly of: ChatCategory })
  | ({ readonly kind: 'channel' } & { readonly of: ChatChannel });

/** Where something goes: into a category or a group (null for groups themselves), before another or to the end. */
export interface Move {
  readonly kind: PlaceKind;
  readonly id: Id;
  readonly into: Id | null;
  readonly before: Id | null;
}

/** What holds places of one kind in an order: a category its channels, a group its categories, the server its groups. */
export interface Shelf {
  readonly id: Id | null;
  readonly name: string;
  /** What is around it. */
  readonly around: string;
  readonly mayManage: boolean;
  readonly items: readonly { readonly id: Id; readonly name: string; readonly mayManage: boolean }[];
}

type Groups = readonly ChatGroup[];

/** All shelves of a kind from top to bottom. Archived channels stand apart and are in none. */
export function shelves(groups: Groups, kind: PlaceKind, mayManage: boolean): Shelf[] {
  switch (kind) {
    case 'group':
      return [{ id: null, name: '', around: '', mayManage, items: groups }];
    case 'category':
      return groups.map((group) => ({ ...group, around: '', items: group.categories }));
    case 'channel':
      return groups.flatMap((group) =>
        group.categories.map((category) => ({
          ...category,
          around: group.name,
          items: category.channels.filter(({ archived }) => !archived),
        })),
      );
  }
}

/** Where a place stands; null if it does not stand on a shelf. */
export function positionOf(all: readonly Shelf[], id: Id): { shelf: Shelf; at: number } | null {
  for (const shelf of all) {
    const at = shelf.items.findIndex((item) => item.id === id);
    if (at >= 0) return { shelf, at };
  }
  return null;
}

export type Step = 'up' | 'down' | 'back' | 'on';

/** One step among its siblings, or to the end of the shelf before or the start of the one after it; null at an edge. */
export function stepOf(all: readonly Shelf[], kind: PlaceKind, id: Id, step: Step): Move | null {
  const found = positionOf(all, id);
  if (!found) return null;
  const { shelf, at } = found;
  if (step === 'up' || step === 'down') {
    const next = step === 'up' ? at - 1 : at + 1;
    if (!shelf.mayManage || next < 0 || next >= shelf.items.length) return null;
    return { kind, id, into: shelf.id, before: shelf.items[step === 'up' ? next : next + 1]?.id ?? null };
  }
  const others = step === 'back' ? all.slice(0, all.indexOf(shelf)).reverse() : all.slice(all.indexOf(shelf) + 1);
  const target = others.find(({ mayManage }) => mayManage);
  if (!target) return null;
  return { kind, id, into: target.id, before: step === 'back' ? null : (target.items[0]?.id ?? null) };
}

/** Whether it would stand elsewhere afterwards. */
export function changes(all: readonly Shelf[], { id, into, before }: Move): boolean {
  const found = positionOf(all, id);
  if (found?.shelf.id !== into) return true;
  const next = found.shelf.items[found.at + 1]?.id ?? null;
  return before !== id && before !== next;
}

/** The tree as it is after a move. */
export function moved(groups: Groups, move: Move): Groups {
  if (move.kind === 'group') return replaced(groups, move, groups.find(({ id }) => id === move.id));
  if (move.kind === 'category') {
    const category = groups.flatMap(({ categories }) => categories).find(({ id }) => id === move.id);
    return groups.map((group) => ({ ...group, categories: shelved(group, group.categories, move, category) }));
  }
  const all = groups.flatMap(({ categories }) => categories);
  const channel = all.flatMap(({ channels }) => channels).find(({ id }) => id === move.id);
  return groups.map((group) => ({
    ...group,
    categories: group.categories.map((each) => ({ ...each, channels: shelved(each, each.channels, move, channel) })),
  }));
}

function shelved<T extends { id: Id }>(shelf: { id: Id }, items: T[], move: Move, item: T | undefined): T[] {
  return shelf.id === move.into ? replaced(items, move, item) : items.filter(({ id }) => id !== move.id);
}

function replaced<T extends { id: Id }>(items: readonly T[], { id, before }: Move, item: T | undefined): T[] {
  if (!item) return [...items];
  const rest = items.filter((each) => each.id !== id);
  const at = before === null ? -1 : rest.findIndex((each) => each.id === before);
  return at < 0 ? [...rest, item] : rest.toSpliced(at, 0, item);
}
