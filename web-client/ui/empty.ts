import type { EmptyOptions } from '@dcts/sdk';
import { button, el, iconEl } from './dom';

/** Fills a place that has nothing to show: what it is and what to do. */
export function emptyState({ icon, title, text, action }: EmptyOptions): HTMLElement {
  return el(
    'div',
    { class: 'empty' },
    el('div', { class: 'empty-icon' }, iconEl(icon)),
    el('h2', { class: 'empty-title' }, title),
    text === undefined ? null : el('p', { class: 'empty-text' }, text),
    action ? button('btn', action.label, () => { action.run(); }) : null,
  );
}
