import { createStore } from '@dcts/sdk/store';
import { type Draft, size } from './draft';

/** All drafts by what they are of. They outlive the page, so that nothing is lost by looking elsewhere. */
export class Drafts {
  readonly all = createStore<ReadonlyMap<string, Draft>>(new Map());

  /** Keeps a draft; one without a difference is forgotten. */
  set(key: string, draft: Draft): void {
    const next = new Map(this.all.get());
    if (size(draft) === 0) next.delete(key);
    else next.set(key, draft);
    this.all.set(next);
  }

  drop(key: string): void {
    const next = new Map(this.all.get());
    if (next.delete(key)) this.all.set(next);
  }
}

export const roleKey = (roleId: string): string => `role ${roleId}`;
export const ruleKey = (scope: string, subject: string): string => `rule ${subject} ${scope}`;
