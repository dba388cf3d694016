import type { PieceHost, Readable } from '@dcts/sdk';
import type { Board } from './board';
import type { BoardKey } from './i18n/catalogues';

export type BoardHost = PieceHost<BoardKey> & { readonly board: Board };

/** An element with its class, text and children. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  options: { class?: string; text?: string; children?: readonly Node[] } = {},
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (options.class) element.className = options.class;
  element.textContent = options.text ?? '';
  element.append(...(options.children ?? []));
  return element;
}

/** Draws now and whenever one of the stores or the language changes, until it is unmounted. */
export function following(host: BoardHost, stores: readonly Readable<unknown>[], draw: () => void): () => void {
  const offs = [...stores, host.sdk.language, host.sdk.profiles].map((store) => store.subscribe(draw));
  draw();
  return () => { for (const off of offs) off(); };
}

/** A button that shows an icon and says its name. */
export function iconButton(icon: string, name: string, run: () => void): HTMLButtonElement {
  const button = make('button', { class: 'btn-icon', children: [iconOf(icon)] });
  button.type = 'button';
  button.ariaLabel = name;
  button.dataset['tip'] = name;
  button.onclick = run;
  return button;
}

export function iconOf(name: string): HTMLElement {
  const icon = document.createElement('d-icon');
  icon.setAttribute('name', name);
  return icon;
}
