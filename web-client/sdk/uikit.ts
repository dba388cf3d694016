import type { Off } from './store';

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
  cancel: string;
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
}
