import type { ConnectionState } from './connection';
import type { Catalogues, Translate } from './i18n';
import type { Profiles } from './profiles';
import type { Rights } from './rights';
import type { OpenSlot, SlotContributions, SlotName, SlotPropsOf } from './slots';
import type { LocalTexts } from './storage';
import type { Off, Readable } from './store';
import type { UiKit } from './uikit';
import type { Eyes, Session, SessionReady } from './wire';

export type { AdminPage, Contribution, MenuEntry, MountContext, Mounted, Page } from './slots';

/** A running piece. */
export interface Piece {
  /** What it shows, by slot. What it puts into a slot that nobody offers waits until somebody does. */
  readonly slots: SlotContributions;
  /** Ends what `start` began. Subscriptions made through the SDK end by themselves. */
  stop?(): void;
}

/** The SDK as one piece sees it. All subscriptions made through it end with the piece. */
export interface PieceSdk {
  readonly session: Session;
  /** What the member may do at the whole server, kept fresh. */
  readonly rights: Readable<Rights>;
  /** Whether the member holds a permission at the whole server, as far as is known. The server decides, whatever this says. */
  may(permission: string): boolean;
  readonly connection: Readable<ConnectionState>;
  readonly language: Readable<string>;
  readonly profiles: Pick<Profiles, 'get' | 'put'> & { subscribe(listener: () => void): Off };
  /** Texts kept in this browser for this user and plugin. */
  readonly storage: LocalTexts;
  /** Asks the server; rejects with an error that has a `code` (see `codeOf`). */
  request<D>(event: string, payload: object): Promise<D>;
  /**
   * One call of the server's HTTP side, for what is not asked over the socket; rejects in the same way. While the page looks with the
   * eyes of others only `GET` is let through, because the server cannot tell.
   */
  call<D>(method: string, path: `/${string}`, body?: object): Promise<D>;
  on<P>(event: string, handler: (payload: P) => void): Off;
  /** Calls after each connect, when the server is ready; at once if it is already. */
  onReady(handler: (ready: SessionReady) => void): Off;
  /** Goes to an address such as `#/chat/17`; `replace` leaves no entry in the history. */
  navigate(hash: string, options?: { replace?: boolean }): void;
  /** A slot of this piece's own, which its definition offers, to be put wherever it shows something. */
  slot<N extends SlotName>(name: N): OpenSlot<SlotPropsOf<N>>;
  /**
   * Starts the whole client afresh with the eyes of others, until the user ends that or reloads the page. It takes the permission
   * `core.viewAs`; while it lasts nothing can be changed.
   *
   * @param name what the user calls them
   */
  viewAs(eyes: Eyes, name: string): void;
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
  /** Slots of its own that other pieces may fill, each named `<plugin>.<slot>`. */
  readonly offers?: readonly SlotName[];
  start(host: PieceHost<K>): Piece;
}

/** The default export of a piece. It only helps the compiler. */
export function definePlugin<K extends string>(definition: PieceDefinition<K>): PieceDefinition<K> {
  return definition;
}
