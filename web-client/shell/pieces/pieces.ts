import {
  type Contribution,
  createStore,
  http,
  type Piece,
  type PieceDefinition,
  type PieceInfo,
  type PieceSdk,
  type SlotName,
  translator,
} from '@dcts/sdk';
import { ui } from '@dcts/ui';
import { language } from '../language';

/** A contribution of a running piece, with a key that changes when the piece does. */
export interface Placed {
  key: string;
  pieceId: string;
  contribution: Contribution;
}

export type PiecesState = {
  /** False until the list of pieces has been read once. */
  known: boolean;
  slots: Readonly<Partial<Record<SlotName, readonly Placed[]>>>;
  /** Pieces that could not be loaded or started. */
  failed: readonly string[];
};

interface Running {
  info: PieceInfo;
  piece: Piece;
  ends: (() => void)[];
  style: HTMLLinkElement | null;
}

type SdkFor = (id: string, ends: (() => void)[]) => PieceSdk;

/** Loads and unloads the plugins' pieces so that they match what the server offers. */
export class Pieces {
  readonly state = createStore<PiecesState>({ known: false, slots: {}, failed: [] });
  private readonly running = new Map<string, Running>();
  private readonly failed = new Set<string>();
  private queue: Promise<void> = Promise.resolve();
  private attempts = 0;
  private closed = false;

  constructor(private readonly sdkFor: SdkFor) {}

  /** Asks the server which pieces there are and follows. Calls made meanwhile wait their turn. */
  refresh(): Promise<void> {
    this.queue = this.queue.then(() => this.reconcile());
    return this.queue;
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.running.keys()].map((id) => this.stop(id)));
  }

  private async reconcile(): Promise<void> {
    const offered = await http.pieces().catch(() => null);
    // Without an answer everything stays as it is; the next connection asks again.
    if (!offered || this.isClosed()) return;
    const wanted = new Map(offered.map((info) => [info.id, info]));
    const gone = [...this.running.values()].filter(({ info }) => wanted.get(info.id)?.entry !== info.entry);
    await Promise.all(gone.map(({ info }) => this.stop(info.id)));
    this.failed.clear();
    const missing = offered.filter((info) => !this.running.has(info.id));
    await Promise.all(missing.map((info) => this.start(info)));
    if (!this.isClosed()) this.publish();
  }

  private async start(info: PieceInfo): Promise<void> {
    const style = info.css ? addStyle(info.css) : null;
    const ends: (() => void)[] = [];
    try {
      const definition = await this.load(info);
      if (this.isClosed()) throw new Error('Logged out meanwhile');
      const t = translator(definition.i18n, language.get);
      const piece = definition.start({ sdk: this.sdkFor(info.id, ends), ui, t });
      this.running.set(info.id, { info, piece, ends, style });
    } catch (error) {
      for (const end of ends) end();
      style?.remove();
      this.failed.add(info.id);
      reportError(error);
    }
  }

  private isClosed(): boolean {
    return this.closed;
  }

  private async load(info: PieceInfo): Promise<PieceDefinition> {
    this.attempts += 1;
    // A module that failed once stays failed under its address, hence the new one.
    const again = this.state.get().failed.includes(info.id) ? `?attempt=${String(this.attempts)}` : '';
    const module = (await import(/* @vite-ignore */ info.entry + again)) as { default: PieceDefinition };
    return module.default;
  }

  private async stop(id: string): Promise<void> {
    const running = this.running.get(id);
    if (!running) return;
    this.running.delete(id);
    this.publish();
    // The slots are redrawn in a microtask: mounts end before their piece does.
    await new Promise((done) => setTimeout(done));
    try {
      running.piece.stop?.();
    } catch (error) {
      reportError(error);
    }
    for (const end of running.ends) end();
    running.style?.remove();
  }

  private publish(): void {
    const slots: Partial<Record<SlotName, Placed[]>> = {};
    for (const { info, piece } of this.running.values()) {
      for (const [slot, contributions] of Object.entries(piece.slots) as [SlotName, Contribution[]][]) {
        const placed = contributions.map((contribution) => ({
          key: `${info.entry}:${contribution.id}`,
          pieceId: info.id,
          contribution,
        }));
        slots[slot] = [...(slots[slot] ?? []), ...placed].sort(byOrder);
      }
    }
    this.state.set({ known: true, slots, failed: [...this.failed].sort() });
  }
}

function byOrder(a: Placed, b: Placed): number {
  return a.contribution.order - b.contribution.order || (a.key < b.key ? -1 : 1);
}

function addStyle(href: string): HTMLLinkElement {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  document.head.append(link);
  return link;
}
