import { call, createStore, type Id } from '@dcts/sdk';
import { sentence } from '../fault';

const limitMs = 20_000;
const pageSize = 50;

/** One entry of `GET /api/admin/audit` */
export interface AuditEntry {
  id: Id;
  at: number;
  /** By the name that he had; without an id it was the console. */
  actor: { id?: Id; loginName: string };
  what: string;
  subject: string;
  before: Readonly<Record<string, string>>;
  after: Readonly<Record<string, string>>;
}

interface AuditAnswer {
  entries: readonly AuditEntry[];
  hasMore: boolean;
}

/** What is known of the trail. */
export interface TrailState {
  /** Newest first; null until there is an answer for the present text. */
  entries: readonly AuditEntry[] | null;
  hasMore: boolean;
  busy: boolean;
  /** Why the last part could not be read, in a sentence. */
  fault: string | null;
  /** The last part could not be read, nor has it been since, whether or not that is being tried. */
  again: boolean;
}

const nothing: TrailState = { entries: null, hasMore: false, busy: false, fault: null, again: false };

/** The trail of changes, read part by part from the newest on. */
export class Trail {
  readonly state = createStore(nothing);
  private text = '';
  /** Counts beginnings, so that the answer to another text is not shown. */
  private turn = 0;

  /** Begins anew with what contains the text. */
  begin(text: string): Promise<void> {
    this.text = text;
    this.turn += 1;
    this.state.set(nothing);
    return this.read();
  }

  /** Reads the next part, or again the one that failed. */
  async read(): Promise<void> {
    const { busy, entries } = this.state.get();
    if (busy) return;
    const { turn } = this;
    this.patch({ busy: true, fault: null });
    try {
      const answer = await call<AuditAnswer>('GET', this.address(entries?.at(-1)), undefined, { limitMs });
      if (turn === this.turn) this.patch({ entries: [...(entries ?? []), ...answer.entries], hasMore: answer.hasMore, busy: false, again: false });
    } catch (error) {
      if (turn === this.turn) this.patch({ busy: false, fault: sentence(error), again: true });
    }
  }

  private address(last: AuditEntry | undefined): string {
    const query = new URLSearchParams({ limit: String(pageSize) });
    if (last) query.set('before', last.id);
    if (this.text !== '') query.set('text', this.text);
    return `/api/admin/audit?${query.toString()}`;
  }

  private patch(change: Partial<TrailState>): void {
    this.state.update((state) => ({ ...state, ...change }));
  }
}
