import type { Id } from './ids';
import type { Off } from './store';
import type { Profile } from './wire';

const mostPerRequest = 100;
const gatherMs = 20;

/** Names of members, asked for when first needed, many at once, and kept while the page lives. */
export class Profiles {
  private readonly known = new Map<Id, Profile>();
  private readonly asked = new Set<Id>();
  private readonly wanted = new Set<Id>();
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param fetchProfiles asks the server for at most 100 profiles; unknown ids are left out of the answer */
  constructor(private readonly fetchProfiles: (ids: Id[]) => Promise<Profile[]>) {}

  /** The profile if it is known. If not, it is asked for, and subscribers hear when it has come. */
  get(id: Id): Profile | undefined {
    const profile = this.known.get(id);
    if (!profile && !this.asked.has(id)) this.ask(id);
    return profile;
  }

  put(profiles: readonly Profile[]): void {
    for (const profile of profiles) this.known.set(profile.id, profile);
    for (const listener of [...this.listeners]) listener();
  }

  /** Forgets which ids had no answer, so that they are asked for again. */
  retry(): void {
    this.asked.clear();
    for (const listener of [...this.listeners]) listener();
  }

  subscribe(listener: () => void): Off {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private ask(id: Id): void {
    this.asked.add(id);
    this.wanted.add(id);
    this.timer ??= setTimeout(() => { this.flush(); }, gatherMs);
  }

  private flush(): void {
    this.timer = undefined;
    const ids = [...this.wanted];
    this.wanted.clear();
    for (let from = 0; from < ids.length; from += mostPerRequest) {
      const part = ids.slice(from, from + mostPerRequest);
      this.fetchProfiles(part).then(
        (profiles) => { this.put(profiles); },
        // The next connection asks again.
        () => undefined,
      );
    }
  }
}
