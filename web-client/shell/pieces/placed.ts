import type { Placeable, SlotName, Slots } from '@dcts/sdk';

/** Who brought something, as the shell knows him. */
export interface Origin {
  id: string;
  /** His name for people. */
  name: string;
  /** Changes when the piece does. */
  entry: string;
}

/** A contribution of a running piece. */
export interface Placed<C extends Placeable = Placeable> {
  /** Changes when the piece does. */
  key: string;
  origin: Origin;
  contribution: C;
}

/** Everything that stands somewhere, by slot. */
export type PlacedSlots = { readonly [N in SlotName]?: readonly Placed<Slots[N]>[] };

type AnySlots = Readonly<Partial<Record<string, readonly Placeable[]>>>;

/** Puts the contributions of all pieces in order: by their own, then by plugin, then by id. */
export function place(pieces: Iterable<{ origin: Origin; slots: AnySlots }>): PlacedSlots {
  const placed: Record<string, Placed[]> = {};
  for (const { origin, slots } of pieces) {
    for (const [slot, contributions = []] of Object.entries(slots)) {
      const own = contributions.map((contribution) => ({ key: `${origin.entry}:${contribution.id}`, origin, contribution }));
      placed[slot] = [...(placed[slot] ?? []), ...own];
    }
  }
  for (const contributions of Object.values(placed)) contributions.sort(byOrder);
  return placed;
}

function byOrder(a: Placed, b: Placed): number {
  return (
    a.contribution.order - b.contribution.order ||
    compare(a.origin.id, b.origin.id) ||
    compare(a.contribution.id, b.contribution.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
