import type { MountContext } from '@dcts/sdk';
import { faultLine, icon, make } from './dom';
import { sentence } from './faults';
import type { KeysHost } from './list';

/** Far more than the largest key file has. */
const mostBytes = 16_384;

/** Adds a key that is pasted or in a file. */
export function form(host: KeysHost, context: MountContext): HTMLElement {
  const { t } = host;
  const title = make('h3', { class: 'keyauth-title', text: t('add.title') });
  // Elsewhere browsers have no cryptography for pages.
  const body = isSecureContext ? [fields(host, context)] : [make('p', { class: 'keyauth-note', text: t('add.insecure') })];
  return make('section', { class: 'keyauth-part', children: [title, ...body] });
}

function fields(host: KeysHost, context: MountContext): HTMLElement {
  const { t } = host;
  const input = textArea(t('add.label'));
  const hint = make('p', { class: 'keyauth-note', text: t('add.hint') });
  hint.id = 'keyauth-hint';
  input.setAttribute('aria-describedby', hint.id);
  const fault = faultLine();
  const submit = make('button', { class: 'btn btn-primary', text: t('add.submit') });
  const file = filePicker(t('add.file'), (chosen) => {
    fault.tell(chosen === null ? t('fault.large') : null);
    input.value = chosen ?? '';
    if (chosen !== null) submit.focus();
  }, context);
  const label = make('label', { class: 'keyauth-label', text: t('add.label') });
  label.htmlFor = input.id;
  const buttons = make('div', { class: 'keyauth-buttons', children: [submit, file] });
  const element = make('form', { class: 'keyauth-form', children: [label, input, fault.element, hint, buttons] });
  let busy = false;
  element.onsubmit = (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    submit.setAttribute('aria-disabled', 'true');
    void added(host, input).then((text) => {
      fault.tell(text);
      busy = false;
      submit.removeAttribute('aria-disabled');
    });
  };
  return element;
}

/** Gives back what went wrong. A key that was added stands in the window no longer. */
async function added({ keys, ui, t }: KeysHost, input: HTMLTextAreaElement): Promise<string | null> {
  try {
    await keys.add(input.value);
    input.value = '';
    ui.toast({ text: t('add.done'), tone: 'good' });
    return null;
  } catch (error) {
    input.focus();
    return sentence(t, error, 'fault.taken');
  }
}

/** A key is nothing that a browser should keep or have its spelling looked up. */
function textArea(name: string): HTMLTextAreaElement {
  const input = make('textarea', { class: 'keyauth-input' });
  input.id = 'keyauth-key';
  input.name = name;
  input.rows = 5;
  input.autocomplete = 'off';
  input.spellcheck = false;
  input.placeholder = '-----BEGIN PRIVATE KEY-----';
  return input;
}

/** A button that reads a file as text; null if it is too large. */
function filePicker(label: string, read: (text: string | null) => void, context: MountContext): HTMLElement {
  const input = make('input', { class: 'visually-hidden' });
  input.type = 'file';
  input.accept = '.json,.pem,.key,.txt';
  input.onchange = () => {
    const [file] = input.files ?? [];
    input.value = '';
    if (!file) return;
    if (file.size > mostBytes) read(null);
    else file.text().then(read, (error: unknown) => { context.fail(error); });
  };
  return make('label', { class: 'btn keyauth-file', children: [input, icon('upload'), make('span', { text: label })] });
}
