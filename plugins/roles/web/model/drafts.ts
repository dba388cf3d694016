import { createStore } from '@dcts/sdk/store';
import { type Editor, SERVER } from './contract';
import { type Draft, size, type Target } from './draft';

/** All drafts by what they are of. They outlive the page, so that nothing is lost by looking elsewhere. */
export class Drafts {
  readonly all = createStore<ReadonlyMap<string, Draft>>(new Map());

  get(of: Target): Draft | undefined {
    return this.all.get().get(keyOf(of));
  }

  /** Keeps a draft; one without a difference is forgotten. */
  set(draft: Draft): void {
    const key = keyOf(draft.of);
    const next = new Map(this.all.get());
    if (size(draft) === 0) next.delete(key);
    else next.set(key, draft);
    this.all.set(next);
  }

  drop(of: Target): void {
    const dropped = keyOf(of);
    this.keepOnly((each) => keyOf(each) !== dropped);
  }

  keepOnly(wanted: (of: Target) => boolean): void {
    const before = this.all.get();
    const kept = [...before].filter(([, { of }]) => wanted(of));
    if (kept.length < before.size) this.all.set(new Map(kept));
  }
}

export const keyOf = (of: Target): string => ('roleId' in of ? `role ${of.roleId} ${of.scope}` : `member ${of.memberId} ${of.scope}`);

/** Whether there still are the role and the place that a draft is of. */
export function isThere(of: Target, { roles, places }: Pick<Editor, 'roles' | 'places'>): boolean {
  const hasRole = !('roleId' in of) || roles.some(({ id }) => id === of.roleId);
  return hasRole && (of.scope === SERVER || places.some(({ scope }) => scope === of.scope));
}
