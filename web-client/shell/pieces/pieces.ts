import {
  type Contribution,
  createStore,
  Ends,
  http,
  type Piece,
  type PieceDefinition,
  type PieceInfo,
  type PieceSdk,
  type Readable,
  translator,
  type WhyOptions,
} from '@dcts/sdk';
import { kitFor } from '@dcts/ui';
import { language } from '../language';
import { explain, inWords } from '../why';
import { hasFocus, keepFocus } from './focus';
import { openSlot } from './open-slot';
import { report } from './report';
import { type Origin, place, type Placed, type PlacedSlots } from './placed';

export type PiecesState = {
  /** False until it is clear what the pieces show. */
  known: boolean;
  slots: PlacedSlots;
  /** Pieces that could not be loaded or started. */
  failed: readonly Failed[];
};

/** A piece that is not there, and why: for the owner. */
export interface Failed extends Origin {
  reason: string;
}

/** The SDK of one piece, save for the slots that it offers; what must end with the piece is added to `ends`. */
export type SdkFor = (id: string, ends: Ends) => Omit<PieceSdk, 'slot'>;

/** Where pieces come from. */
export interface PieceSource {
  offered(): Promise<readonly PieceInfo[]>;
  load(address: string): Promise<{ default: PieceDefinition }>;
}

interface Running {
  origin: Origin;
  piece: Piece;
  ends: Ends;
  style: HTMLLinkElement | null;
}

/** So long the rest waits for pieces that are slow to load; what comes later is added later. */
const patienceMs = 1_500;
/** After that a piece that is still loading has failed. */
const loadLimitMs = 15_000;

const nothing: readonly never[] = [];

const server: PieceSource = {
  offered: http.pieces,
  load: (address) => import(/* @vite-ignore */ address) as Promise<{ default: PieceDefinition }>,
};

const originOf = ({ id, name, entry }: PieceInfo): Origin => ({ id, name: name ?? id, entry });

/** Loads and unloads the plugins' pieces so that they match what the server offers. */
export class Pieces {
  readonly state = createStore<PiecesState>({ known: false, slots: {}, failed: [] });
  private wanted: ReadonlyMap<string, PieceInfo> = new Map();
  /** Of pieces that are being loaded, their entries. */
  private readonly starting = new Map<string, string>();
  private readonly running = new Map<string, Running>();
  private readonly failed = new Map<string, Failed>();
  private queue: Promise<void> = Promise.resolve();
  private attempts = 0;
  private closed = false;

  constructor(
    private readonly sdkFor: SdkFor,
    private readonly source: PieceSource = server,
  ) {}

  /** Asks the server which pieces there are and follows. Calls made meanwhile wait their turn. */
  refresh(): Promise<void> {
    this.queue = this.queue.then(() => this.reconcile());
    return this.queue;
  }

  /** Starts without any piece, and with none later. */
  startEmpty(): void {
    this.closed = true;
    this.publish(true);
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.running.keys()].map((id) => this.stop(id)));
  }

  private async reconcile(): Promise<void> {
    const offered = this.closed ? null : await this.source.offered().catch(() => null);
    // Without an answer everything stays as it is; the next connection asks again.
    if (!offered || this.isClosed()) return;
    this.wanted = new Map(offered.map((info) => [info.id, info]));
    const gone = [...this.running.values()].filter(({ origin }) => !this.isWanted(origin));
    await Promise.all(gone.map(({ origin }) => this.stop(origin.id)));
    for (const origin of [...this.failed.values()]) if (!this.isWanted(origin)) this.failed.delete(origin.id);
    const missing = offered.filter(({ id, entry }) => !this.running.has(id) && this.starting.get(id) !== entry);
    const starts = Promise.all(missing.map((info) => this.start(info)));
    await Promise.race([starts, after(patienceMs)]);
    if (!this.isClosed()) this.publish(true);
  }

  private async start(info: PieceInfo): Promise<void> {
    const { id, entry, css } = info;
    const style = css ? addStyle(css) : null;
    const ends = new Ends();
    this.starting.set(id, entry);
    try {
      const { default: definition } = await Promise.race([this.load(info), refusal(loadLimitMs)]);
      if (!this.isWanted(info)) throw new Error(`${id} is no longer wanted`);
      const piece = this.run(definition, info, ends);
      this.failed.delete(id);
      this.running.set(id, { origin: originOf(info), piece, ends, style });
    } catch (error) {
      ends.run();
      style?.remove();
      if (this.isWanted(info)) {
        this.failed.set(id, { ...originOf(info), reason: report(error) });
      }
    } finally {
      if (this.starting.get(id) === entry) this.starting.delete(id);
    }
    if (this.state.get().known && !this.isClosed()) this.publish(true);
  }

  private run(definition: PieceDefinition, { id }: PieceInfo, ends: Ends): Piece {
    const offers = new Set<string>(definition.offers ?? []);
    const sdk = {
      ...this.sdkFor(id, ends),
      slot: (name: string) => {
        if (!offers.has(name) || !name.startsWith(`${id}.`)) throw new Error(`${id} does not offer ${name}`);
        return openSlot(name, this.filling(name), ends);
      },
    };
    const plain = kitFor(ends);
    const ui = { ...plain, why: (options: WhyOptions) => explain(sdk.request, plain, options), reason: inWords };
    return definition.start({ sdk: sdk as PieceSdk, ui, t: translator(definition.i18n, language.get) });
  }

  /** What stands in an open slot at present; the same thing until it changes. */
  private filling(name: string): Readable<readonly Placed<Contribution<never>>[]> {
    const of = ({ slots }: PiecesState) => (slots as Record<string, readonly Placed<Contribution<never>>[]>)[name] ?? nothing;
    return {
      get: () => of(this.state.get()),
      subscribe: (listener) => this.state.subscribe((state) => { listener(of(state)); }),
    };
  }

  private isClosed(): boolean {
    return this.closed;
  }

  private isWanted({ id, entry }: { id: string; entry: string }): boolean {
    return !this.closed && this.wanted.get(id)?.entry === entry;
  }

  private load({ id, entry }: PieceInfo): Promise<{ default: PieceDefinition }> {
    this.attempts += 1;
    // A module that failed once stays failed under its address, hence the new one.
    return this.source.load(this.failed.has(id) ? `${entry}?attempt=${String(this.attempts)}` : entry);
  }

  private async stop(id: string): Promise<void> {
    const running = this.running.get(id);
    if (!running) return;
    const hadFocus = hasFocus();
    this.running.delete(id);
    this.publish(this.state.get().known);
    // The slots are redrawn in a microtask: mounts end before their piece does.
    await after(0);
    try {
      running.piece.stop?.();
    } catch (error) {
      reportError(error);
    }
    running.ends.run();
    running.style?.remove();
    if (hadFocus) keepFocus();
  }

  private publish(known: boolean): void {
    const running = [...this.running.values()];
    const slots = place(running.map(({ origin, piece }) => ({ origin, slots: piece.slots })));
    const failed = [...this.failed.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    this.state.set({ known, slots, failed });
  }
}

const after = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

async function refusal(ms: number): Promise<never> {
  await after(ms);
  throw new Error(`Not loaded within ${String(ms)} ms`);
}

function addStyle(href: string): HTMLLinkElement {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  document.head.append(link);
  return link;
}
