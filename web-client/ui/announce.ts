import { el } from './dom';

let region: HTMLElement | undefined;

/** Says a text through one hidden live region. */
export function announce(text: string): void {
  if (!region) {
    region = el('div', { class: 'visually-hidden', role: 'status', 'aria-live': 'polite', 'data-testid': 'announcer' });
    document.body.append(region);
  }
  region.textContent = text;
}
