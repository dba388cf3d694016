import { el } from './dom';
import { placeNear } from './place';

const delayMs = 350;

/**
 * Shows the `data-tip` of whatever the pointer rests on or the keyboard reaches. One tip for the
 * whole document, for eyes only: what bears it is named in other ways.
 */
export function watchTooltips(): void {
  const tip = el('div', { class: 'tooltip', 'aria-hidden': 'true', hidden: '' });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = () => {
    clearTimeout(timer);
    tip.hidden = true;
  };
  const show = (target: HTMLElement) => {
    if (!target.isConnected) return;
    tip.textContent = target.dataset['tip'] ?? '';
    // The top of the page is inside an open dialog, if there is one.
    (target.closest('dialog') ?? document.body).append(tip);
    tip.hidden = false;
    placeNear(tip, target, 'above');
  };
  const tipOf = (event: Event) =>
    event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tip]') : null;
  document.addEventListener('pointerover', (event) => {
    hide();
    const target = event.pointerType === 'mouse' ? tipOf(event) : null;
    if (target) timer = setTimeout(() => { show(target); }, delayMs);
  });
  document.addEventListener('focusin', (event) => {
    hide();
    const target = tipOf(event);
    if (target?.matches(':focus-visible')) show(target);
  });
  for (const end of ['focusout', 'pointerdown', 'keydown', 'scroll']) document.addEventListener(end, hide, true);
}
