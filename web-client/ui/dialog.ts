import type { DialogOptions } from '@dcts/sdk';
import { button, el } from './dom';

let count = 0;

/** Asks a question in a modal dialog. `leave` closes it as if it had been cancelled. */
export function openDialog(options: DialogOptions, leave?: AbortSignal): Promise<boolean> {
  count += 1;
  const id = `dialog-${String(count)}`;
  return new Promise((resolve) => {
    const dialog = el('dialog', { class: 'dialog', 'aria-labelledby': id });
    const cancel = button('btn', options.cancel, () => { dialog.close(); });
    const confirm = button(`btn ${options.danger === true ? 'btn-danger' : 'btn-primary'}`, options.confirm, () => {
      dialog.close('confirm');
    });
    dialog.append(
      el('h2', { id, class: 'dialog-title' }, options.title),
      el('div', { class: 'dialog-body' }, options.body),
      el('div', { class: 'dialog-actions' }, cancel, confirm),
    );
    const close = () => {
      dialog.close();
      // At once, so that whoever closed it sees where the focus is now.
      dialog.remove();
    };
    leave?.addEventListener('abort', close);
    dialog.addEventListener('close', () => {
      leave?.removeEventListener('abort', close);
      dialog.remove();
      resolve(dialog.returnValue === 'confirm');
    });
    document.body.append(dialog);
    dialog.showModal();
    confirm.focus();
  });
}
