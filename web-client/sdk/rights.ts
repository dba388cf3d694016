import { codeOf, OFFLINE } from './errors';
import { Soon } from './soon';
import { createStore, type Readable } from './store';
import type { MemberState, RightsAnswer, Session } from './wire';

/** What the member of this page may do at the whole server. */
export interface Rights {
  /** False until the server has told. */
  readonly known: boolean;
  readonly state: MemberState;
  /** The keys of the permissions that are held. */
  readonly permissions: ReadonlySet<string>;
}

const retryMs = 5_000;

/** Keeps what the member may do, asked for at every connect and again when it may have changed. */
export class OwnRights {
  private readonly store;
  private readonly soon = new Soon(() => void this.refresh());
  private readonly retry = new Soon(() => void this.refresh(), retryMs);
  /** Counts requests, so that an old answer never covers a newer. */
  private turn = 0;

  readonly state: Readable<Rights>;

  constructor(
    private readonly ask: () => Promise<RightsAnswer>,
    private readonly session: Session,
  ) {
    this.store = createStore<Rights>({ known: false, state: session.state, permissions: new Set() });
    this.state = this.store;
  }

  /** Whether a permission is held at the whole server. The owner holds every one. */
  readonly may = (key: string): boolean => this.session.owner || this.store.get().permissions.has(key);

  async refresh(): Promise<void> {
    const turn = (this.turn += 1);
    try {
      const { state, permissions } = await this.ask();
      if (turn === this.turn) this.store.set({ known: true, state, permissions: new Set(permissions) });
    } catch (error) {
      if (turn === this.turn) this.failed(codeOf(error));
    }
  }

  /** Asks again in a moment; of many calls the first counts. */
  refreshSoon(): void {
    this.soon.call();
  }

  close(): void {
    this.turn += 1;
    this.soon.cancel();
    this.retry.cancel();
  }

  /** What was known still counts. The next connect asks by itself. */
  private failed(code: string): void {
    if (code === 'unknown_event') this.store.update((rights) => ({ ...rights, known: true }));
    else if (code !== OFFLINE) this.retry.call();
  }
}
