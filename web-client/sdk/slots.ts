import type { Readable } from './store';

/** What the slots of the shell hand over: nothing but the address. */
export type NoProps = Readonly<Record<string, never>>;

/** What a contribution knows of the place where it stands. */
export interface MountContext<P = NoProps> {
  /** The parts of the address after the route or the page: `#/chat/17` gives `['17']`. */
  readonly path: readonly string[];
  /** What the owner of the slot hands over. */
  readonly props: P;
  /** Reports a fault inside this mount, such as a rejected promise. The shell shows its error mark in place of the mount. */
  fail(error: unknown): void;
}

export interface Mounted<P = NoProps> {
  /** The context has changed. Without this method the mount is kept as it is. */
  update?(context: MountContext<P>): void;
  unmount(): void;
}

/** What stands in every slot in a declared order. */
export interface Placeable {
  /** Unique within the plugin and slot. */
  readonly id: string;
  /** Lower comes first; then by plugin and id. */
  readonly order: number;
}

/** Something that a piece shows. */
export interface Contribution<P = NoProps> extends Placeable {
  /** In `shell.main`, the first part of the address, without which the contribution is not shown. */
  readonly route?: string;
  /** Fills `element`, which is empty, in the document and this mount's own. */
  mount(element: HTMLElement, context: MountContext<P>): Mounted<P>;
}

/** A page of its own with an entry in a navigation. */
export interface Page extends Contribution {
  /** Its name in the present language. */
  title(): string;
  /** A name that `<d-icon>` knows. */
  readonly icon: string;
  /** As wide as the column allows, for lists beside what is chosen in them. */
  readonly wide?: boolean;
}

/** A page of the administration. */
export interface AdminPage extends Page {
  /** The permission that opens it, held at the whole server. Without it the page is the owner's alone. */
  readonly permission?: string;
}

/** An entry in a menu. */
export interface MenuEntry extends Placeable {
  /** Its text in the present language. */
  label(): string;
  /** A name that `<d-icon>` knows. */
  readonly icon: string;
  /** Whether it is there, asked whenever the menu opens. Without this method it always is. */
  shown?(): boolean;
  run(): void;
}

/**
 * Every slot and what stands in it. A piece that offers a slot adds it, so that others are checked against it:
 * `declare module '@dcts/sdk/slots' { interface Slots { 'chat.message.action': Contribution<MessageAction> } }`.
 */
export interface Slots {
  /** The column on the left. */
  'shell.sidebar': Contribution;
  /** The main column. It shows the one contribution whose `route` is in the address. */
  'shell.main': Contribution;
  /** The column on the right, there while somebody fills it. */
  'shell.aside': Contribution;
  /** A page in the administration, at `#/admin/pages/<plugin>/<id>`. */
  'admin.page': AdminPage;
  /** A page in the member's settings, at `#/settings/<plugin>/<id>`. */
  'settings.page': Page;
  /** An entry in the menu of the user panel. */
  'account.menu': MenuEntry;
}

export type SlotName = keyof Slots;

export type SlotContributions = { readonly [N in SlotName]?: readonly Slots[N][] };

/** The props that a slot hands to what stands in it. */
export type SlotPropsOf<N extends SlotName> = Slots[N] extends Contribution<infer P> ? P : never;

/** A slot that a piece offers to others. */
export interface OpenSlot<P> {
  /** Who stands in it, as `<plugin>.<id>`, in order. Empty means that nothing need be shown at all. */
  readonly contributions: Readable<readonly string[]>;
  /**
   * Fills `element` with what others contribute now and later, each in an error border of its own. Ends with
   * `unmount`, at the latest with the piece.
   */
  mount(element: HTMLElement, props: P): { update(props: P): void; unmount(): void };
}
