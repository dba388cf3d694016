import { codeOf, OFFLINE } from '@dcts/sdk/errors';
import { Soon } from '@dcts/sdk/soon';
import { createStore, type Readable } from '@dcts/sdk/store';
import type { ChatChannel, ChatGroup, TreeAnswer } from '../wire';

/** What the server tells this member of its groups, categories and channels. */
export interface ChatTree {
  /** False until the tree has been read once. */
  readonly known: boolean;
  readonly groups: readonly ChatGroup[];
  /** What a new channel can be. */
  readonly kinds: readonly string[];
  /** Whether the member may make groups. */
  readonly mayManage: boolean;
}

const nothing: ChatTree = { known: false, groups: [], kinds: [], mayManage: false };
const retryMs = 3_000;

/** All channels from top to bottom. */
export function channelsOf(groups: readonly ChatGroup[]): ChatChannel[] {
  return groups.flatMap(({ categories }) => categories.flatMap(({ channels }) => channels));
}

/** Keeps the tree as the server tells it. What is shown stays until there is something newer. */
export class TreeFeed {
  private readonly store = createStore<ChatTree>(nothing);
  private readonly soon = new Soon(() => void this.refreshQuietly());
  private retry: ReturnType<typeof setTimeout> | undefined;
  /** Counts requests, so that an old answer never covers a newer one. */
  private asked = 0;
  private answered = 0;

  readonly state: Readable<ChatTree> = this.store;

  /** @param adopt takes an answer before it is shown */
  constructor(
    private readonly ask: () => Promise<TreeAnswer>,
    private readonly adopt: (answer: TreeAnswer) => void,
  ) {}

  /** Asks now; rejects as the request does. */
  async refresh(): Promise<void> {
    this.soon.cancel();
    clearTimeout(this.retry);
    const turn = (this.asked += 1);
    const answer = await this.ask();
    if (turn <= this.answered) return;
    this.answered = turn;
    this.adopt(answer);
    this.store.set({ known: true, ...answer });
  }

  /** Asks in a moment; of many calls the first counts. */
  refreshSoon(): void {
    this.soon.call();
  }

  /** Shows what a change will make of the tree, until the server tells more. Answers that are under way do not know of it. */
  expect(groups: readonly ChatGroup[]): void {
    this.answered = this.asked;
    this.store.update((tree) => ({ ...tree, groups }));
  }

  stop(): void {
    this.answered = Infinity;
    this.soon.cancel();
    clearTimeout(this.retry);
  }

  /** The next connect asks by itself. */
  private async refreshQuietly(): Promise<void> {
    try {
      await this.refresh();
    } catch (error) {
      if (codeOf(error) !== OFFLINE && this.answered !== Infinity) this.retry = setTimeout(() => { this.refreshSoon(); }, retryMs);
    }
  }
}
