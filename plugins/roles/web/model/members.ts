import { codeOf } from '@dcts/sdk/errors';
import { createStore } from '@dcts/sdk/store';
import type { Member } from './contract';
import type { Roles } from './roles';

/** How many are asked for at once. */
export const pageSize = 100;

/** Which members are listed; empty is any. */
export interface MemberFilter {
  readonly text: string;
  readonly roleId: string;
  readonly state: string;
}

/** What is known of a list: `total` is null until there is an answer. */
export interface MemberState {
  readonly total: number | null;
  /** Pages of members that have been read, by number. */
  readonly pages: ReadonlyMap<number, readonly Member[]>;
  readonly code: string | null;
}

const unknown: MemberState = { total: null, pages: new Map(), code: null };

/** A list of members that may be very long, read page by page as it is looked at. */
export class Members {
  readonly state = createStore<MemberState>(unknown);
  private filter: MemberFilter = { text: '', roleId: '', state: '' };
  private shown: readonly number[] = [0];
  private readonly asked = new Set<number>();
  /** Counts beginnings, so that answers to another filter are not shown. */
  private turn = 0;

  constructor(private readonly roles: Pick<Roles, 'ask'>) {}

  /** Lists others. What is there stays until there is an answer. */
  begin(filter: MemberFilter): Promise<void> {
    this.filter = filter;
    this.shown = [0];
    return this.refresh();
  }

  /** Reads again what is looked at, and forgets the rest. */
  async refresh(): Promise<void> {
    this.turn += 1;
    this.asked.clear();
    const { turn } = this;
    await Promise.all(this.shown.map((page) => this.read(page, turn)));
  }

  /** Somebody looks at these rows. */
  show(from: number, to: number): void {
    const first = Math.floor(from / pageSize);
    const count = Math.floor(Math.max(from, to - 1) / pageSize) - first + 1;
    this.shown = Array.from({ length: count }, (_, index) => first + index);
    const { pages } = this.state.get();
    for (const page of this.shown) if (!pages.has(page) && !this.asked.has(page)) void this.read(page, this.turn);
  }

  row(index: number): Member | undefined {
    return this.state.get().pages.get(Math.floor(index / pageSize))?.[index % pageSize];
  }

  private async read(page: number, turn: number): Promise<void> {
    this.asked.add(page);
    const { text, roleId, state } = this.filter;
    const which = { text, ...(roleId === '' ? {} : { roleId }), ...(state === '' ? {} : { state }) };
    try {
      const { members, total } = await this.roles.ask('roles.members', { ...which, offset: page * pageSize, limit: pageSize });
      if (turn === this.turn) this.adopt(page, members, total);
    } catch (error) {
      // It stays asked for, or looking at it would ask for ever: `refresh` tries again.
      if (turn === this.turn) this.state.update((known) => ({ ...known, code: codeOf(error) }));
    }
  }

  private adopt(page: number, members: readonly Member[], total: number): void {
    const { pages } = this.state.get();
    // After a new beginning the pages of before are of no use, save those that are asked for again and still come.
    const kept = [...pages].filter(([number]) => this.asked.has(number));
    this.state.set({ total, pages: new Map(kept).set(page, members), code: null });
  }
}
