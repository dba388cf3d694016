import type { Off, ToastOptions } from '@dcts/sdk';
import { button, el, iconEl } from './dom';

const shownMs = 6_000;
const icons = { info: 'message', good: 'check', bad: 'alert' };

function stack(): HTMLElement {
  const present = document.querySelector<HTMLElement>('.toasts');
  if (present) return present;
  const made = el('div', { class: 'toasts', role: 'status', 'aria-live': 'polite' });
  document.body.append(made);
  return made;
}

/**
 * Shows a short message at the edge of the window for six seconds, longer while the pointer or the focus is on it.
 *
 * @param gone called when it is taken away, however that came
 */
export function showToast({ text, tone = 'info', action }: ToastOptions, gone?: () => void): Off {
  const toast = el('div', { class: `toast toast-${tone}` }, iconEl(icons[tone]), el('span', { class: 'toast-text' }, text));
  const remove = () => {
    clearTimeout(timer);
    toast.remove();
    gone?.();
  };
  if (action) {
    toast.append(button('btn btn-quiet', action.label, () => {
      remove();
      action.run();
    }));
  }
  let timer = setTimeout(remove, shownMs);
  const hold = () => { clearTimeout(timer); };
  const release = () => { timer = setTimeout(remove, shownMs); };
  toast.addEventListener('pointerenter', hold);
  toast.addEventListener('pointerleave', release);
  toast.addEventListener('focusin', hold);
  toast.addEventListener('focusout', release);
  stack().append(toast);
  return remove;
}
