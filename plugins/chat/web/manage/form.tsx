import { codeOf } from '@dcts/sdk/errors';
import { type ComponentChild, render } from 'preact';
import { type ChatHost, HostProvider } from '../view/host';
import type { Edit } from './edit';
import { sentence } from './faults';

export interface Form<V extends object> {
  title: string;
  confirm: string;
  danger?: boolean;
  edit: Edit<V>;
  /** Draws the fields; `change` puts in what was typed or chosen. */
  fields(draft: V, change: (part: Partial<V>) => void): ComponentChild;
  /** Does it. What it gives back is why it was not done. */
  submit(edit: Edit<V>): Promise<string | null>;
  /** What is there now, after somebody else has changed it; undefined if it is gone. */
  fresh?(): V | undefined;
}

/** Asks in a dialog. Whether it was done comes back; a refusal is told in the dialog, which keeps what was typed. */
export async function openForm<V extends object>(host: ChatHost, form: Form<V>): Promise<boolean> {
  const { chat, ui, t } = host;
  const { edit } = form;
  const body = document.createElement('div');
  body.className = 'chat-form';
  let closed = false;
  const draw = () => {
    // A picture or an answer may come when nobody waits for it any more.
    if (closed) return;
    const fields = form.fields(edit.draft, (part) => {
      edit.change(part);
      draw();
    });
    render(<HostProvider value={host}>{fields}</HostProvider>, body);
  };
  const submit = async () => {
    try {
      return await form.submit(edit);
    } catch (error) {
      if (codeOf(error) !== 'conflict' || !form.fresh) return sentence(t, error);
      await chat.refresh();
      const now = form.fresh();
      if (!now) return t('fault.gone');
      edit.rebase(now);
      draw();
      return t('fault.conflict');
    }
  };
  draw();
  const { title, confirm, danger = false } = form;
  try {
    return await ui.dialog({ title, body, confirm, cancel: t('manage.cancel'), danger, submit });
  } finally {
    closed = true;
    render(null, body);
  }
}
