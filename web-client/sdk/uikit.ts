import type { Off } from './store';
import type { Reason } from './wire';

/** One entry of a menu. With `checked` it is one choice of several and shows a mark. */
export interface MenuItem {
  label: string;
  icon?: string;
  checked?: boolean;
  danger?: boolean;
  run(): void;
}

/** Entries that belong together, under an optional heading. */
export interface MenuSection {
  heading?: string;
  items: readonly MenuItem[];
}

export interface DialogOptions {
  title: string;
  body: Node | string;
  confirm: string;
  /** Without it there is nothing to answer: the one button closes. */
  cancel?: string;
  danger?: boolean;
  /**
   * Does what was confirmed while the dialog stays open and busy. Gives back null once it is done, or why it was refused, in
   * a sentence: the dialog shows it and keeps what was typed. A rejection closes the dialog and rejects its promise.
   */
  submit?(): Promise<string | null>;
}

export interface ToastOptions {
  text: string;
  tone?: 'info' | 'good' | 'bad';
  /** A button on the toast, such as "Undo". */
  action?: { label: string; run(): void };
}

export interface EmptyOptions {
  icon: string;
  title: string;
  text?: string;
  action?: { label: string; run(): void };
}

/** Whom and which place a reason is about, as people know them. */
export interface ReasonAbout {
  /** The name of the place that was asked about; `null` is the whole server. Without it: here. */
  place?: string | null;
  /** The name of a member. Without it and without `role` it is the member of this page. */
  member?: string;
  /** The name of a role. */
  role?: string;
}

/** Asks why the member of this page may or may not do something at a place. */
export interface WhyOptions {
  permission: string;
  /** The full path of the place, such as `server/chat.group:1`. */
  scope: string;
  /** What members call it. Without it: here. */
  place?: string;
}

/**
 * What the shell hands to every piece beside the SDK: plain elements and functions, no framework. The elements
 * `<d-icon name>`, `<d-avatar user name>` and `<d-spinner label>` and the attribute `data-tip` work anywhere.
 */
export interface UiKit {
  /** Renders Markdown source to a closed set of elements. It never makes an element or a link of another kind. */
  markdown(source: string): HTMLElement;
  menu(anchor: HTMLElement, label: string, sections: readonly MenuSection[]): Off;
  /** Resolves with true when confirmed (and `submit` is done), false when cancelled or closed. Enter in a field of the body confirms. */
  dialog(options: DialogOptions): Promise<boolean>;
  toast(options: ToastOptions): Off;
  empty(options: EmptyOptions): HTMLElement;
  /** Says a text to screen readers without showing it. */
  announce(text: string): void;
  /** Asks the server why the member may or may not do something, and says it in a dialog. Resolves when that is closed. */
  why(options: WhyOptions): Promise<void>;
  /** Puts a reason into one sentence in the present language. */
  reason(reason: Reason, about: ReasonAbout): string;
}

/** The part of the kit that needs neither a server nor a language. */
export type PlainKit = Omit<UiKit, 'why' | 'reason'>;
