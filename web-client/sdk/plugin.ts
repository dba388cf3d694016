import type { ConnectionState } from './connection';
import type { Catalogues, Translate } from './i18n';
import type { Profiles } from './profiles';
import type { LocalTexts } from './storage';
import type { Off, Readable } from './store';
import type { UiKit } from './uikit';
import type { Session, SessionReady } from './wire';

/** Where a piece may show something. `shell.main` shows the one contribution whose `route` is in the address. */
export type SlotName = 'shell.sidebar' | 'shell.main' | 'shell.aside';

export interface MountContext {
  /** The parts of the address after the route: `#/chat/17` gives `['17']`. */
  readonly path: readonly string[];
  /** Reports a fault inside this mount. The shell shows its error card in place of the mount. */
  fail(error: unknown): void;
}

export interface Mounted {
  /** The context has changed. Without this method the mount is kept as it is. */
  update?(context: MountContext): void;
  unmount(): void;
}

export interface Contribution {
  /** Unique within the plugin and slot. */
  readonly id: string;
  /** Lower comes first; then by plugin and id. */
  readonly order: number;
  /** The first part of the address, without which the contribution is not shown. */
  readonly route?: string;
  /** Fills `element`, which is empty, in the document and this mount's own. */
  mount(element: HTMLElement, context: MountContext): Mounted;
}

/** A running piece. */
export interface Piece {
  readonly slots: Partial<Record<SlotName, readonly Contribution[]>>;
  /** Ends what `start` began. Subscriptions made through the SDK end by themselves. */
  stop?(): void;
}

/** The SDK as one piece sees it. All subscriptions made through it end with the piece. */
export interface PieceSdk {
  readonly session: Session;
  readonly connection: Readable<ConnectionState>;
  readonly language: Readable<string>;
  readonly profiles: Pick<Profiles, 'get' | 'put'> & { subscribe(listener: () => void): Off };
  /** Texts kept in this browser for this user and plugin. */
  readonly storage: LocalTexts;
  /** Asks the server; rejects with an error that has a `code` (see `codeOf`). */
  request<D>(event: string, payload: object): Promise<D>;
  on<P>(event: string, handler: (payload: P) => void): Off;
  onReady(handler: (ready: SessionReady) => void): Off;
  /** Goes to an address such as `#/chat/17`; `replace` leaves no entry in the history. */
  navigate(hash: string, options?: { replace?: boolean }): void;
  /** Closes the drawer that holds the sidebar on narrow screens. */
  closeSidebar(): void;
  /** Names the page while this piece is in `shell.main`. */
  setTitle(title: string): void;
  /** The number of things that wait for the user in this piece. */
  setBadge(count: number): void;
}

export interface PieceHost<K extends string> {
  readonly sdk: PieceSdk;
  readonly ui: UiKit;
  readonly t: Translate<K>;
}

export interface PieceDefinition<K extends string = string> {
  readonly i18n: Catalogues<K>;
  start(host: PieceHost<K>): Piece;
}

/** The default export of a piece. It only helps the compiler. */
export function definePlugin<K extends string>(definition: PieceDefinition<K>): PieceDefinition<K> {
  return definition;
}
