import type { DialogOptions } from '@dcts/sdk';
import { button, el, iconEl } from './dom';

let count = 0;

/** Asks a question in a modal dialog. `leave` closes it as if it had been cancelled. */
export function openDialog(options: DialogOptions, leave?: AbortSignal): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const question = new Question(options, { answered: resolve, failed: reject });
    const close = () => { question.abandon(); };
    leave?.addEventListener('abort', close);
    question.element.addEventListener('close', () => { leave?.removeEventListener('abort', close); });
    question.show();
  });
}

interface Outcome {
  answered(confirmed: boolean): void;
  failed(error: unknown): void;
}

class Question {
  readonly element: HTMLDialogElement;
  private readonly confirm: HTMLButtonElement;
  private readonly cancel: HTMLButtonElement | null;
  private readonly fault = el('div', { role: 'alert', class: 'dialog-fault' });
  private busy = false;

  constructor(
    private readonly options: DialogOptions,
    private readonly outcome: Outcome,
  ) {
    count += 1;
    const id = `dialog-${String(count)}`;
    this.cancel = options.cancel === undefined ? null : button('btn', options.cancel, () => { this.close(); });
    this.confirm = el('button', { type: 'submit', class: `btn ${options.danger === true ? 'btn-danger' : 'btn-primary'}` }, options.confirm);
    const body = el('div', { class: 'dialog-body' }, options.body);
    const actions = el('div', { class: 'dialog-actions' }, this.cancel, this.confirm);
    const form = el('form', {}, el('h2', { id, class: 'dialog-title' }, options.title), body, this.fault, actions);
    this.element = el('dialog', { class: 'dialog', 'aria-labelledby': id }, form);
    form.addEventListener('submit', (event) => { this.submitted(event); });
    this.element.addEventListener('cancel', (event) => {
      if (this.busy) event.preventDefault();
    });
    this.element.addEventListener('close', () => { this.closed(); });
  }

  /** Opens it. What there is to type comes first. */
  show(): void {
    document.body.append(this.element);
    this.element.showModal();
    (this.element.querySelector<HTMLElement>('.dialog-body :is(input, select, textarea)') ?? this.confirm).focus();
  }

  /** Closes it whatever is under way. */
  abandon(): void {
    this.element.close();
    // At once, so that whoever closed it sees where the focus is now.
    this.element.remove();
    this.outcome.answered(false);
  }

  private close(): void {
    if (!this.busy) this.element.close();
  }

  private closed(): void {
    this.element.remove();
    // A browser may close it by force; then what is under way decides.
    if (!this.busy) this.outcome.answered(this.element.returnValue === 'confirm');
  }

  private submitted(event: SubmitEvent): void {
    event.preventDefault();
    // A form or a button of its own in the body is not the answer.
    if (event.target !== this.confirm.form || event.submitter !== this.confirm || this.busy) return;
    const { submit } = this.options;
    if (submit) void this.attempt(submit);
    else this.element.close('confirm');
  }

  private async attempt(submit: NonNullable<DialogOptions['submit']>): Promise<void> {
    this.setBusy(true);
    this.fault.replaceChildren();
    try {
      const refusal = await submit();
      this.setBusy(false);
      if (refusal === null) this.succeed();
      else this.refuse(refusal);
    } catch (error) {
      this.outcome.failed(error);
      this.setBusy(false);
      this.element.close();
    }
  }

  private succeed(): void {
    this.outcome.answered(true);
    this.element.close('confirm');
  }

  private refuse(text: string): void {
    this.fault.replaceChildren(el('p', { class: 'notice notice-bad' }, iconEl('alert'), el('span', {}, text)));
    if (!this.element.isConnected) this.outcome.answered(false);
  }

  private setBusy(busy: boolean): void {
    this.busy = busy;
    for (const each of [this.confirm, this.cancel]) if (each) each.ariaDisabled = String(busy);
    this.element.ariaBusy = String(busy);
    if (busy) this.confirm.prepend(spinner());
    else this.confirm.querySelector('d-spinner')?.remove();
  }
}

function spinner(): HTMLElement {
  const made = document.createElement('d-spinner');
  made.setAttribute('label', '');
  made.ariaHidden = 'true';
  return made;
}
