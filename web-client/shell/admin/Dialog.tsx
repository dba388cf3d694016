import { useModal } from '@dcts/preact';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from './texts';
import { FaultLine } from '../FaultLine';

interface DialogProps {
  title: string;
  confirm: string;
  danger?: boolean;
  /** A request is under way: nothing can be confirmed or closed until it has ended. */
  busy?: boolean;
  /** Why the last try failed. */
  fault?: string | null;
  /** Nothing can be confirmed at all. */
  blocked?: boolean;
  /** Stays in sight below what scrolls. */
  foot?: ComponentChildren;
  onConfirm: () => void;
  onClose: () => void;
  children: ComponentChildren;
}

/** A modal form. It is open as long as it is drawn. What does not fit scrolls between its title and its foot. */
export function Dialog(props: DialogProps) {
  const { title, confirm, danger = false, busy = false, fault = null, blocked = false, foot, onConfirm, onClose, children } = props;
  const id = useId();
  const modal = useModal(busy, onClose);
  const body = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (body.current) startAtTop(body.current);
  }, []);
  const close = () => {
    if (!busy) onClose();
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (!busy && !blocked) onConfirm();
  };
  return (
    <dialog class="dialog dialog-form" aria-labelledby={id} {...modal}>
      <form onSubmit={submit} noValidate>
        <h2 id={id} class="dialog-title">
          {title}
        </h2>
        <div class="dialog-body dialog-fields" ref={body}>
          {children}
        </div>
        {foot}
        <FaultLine fault={fault} />
        <div class="dialog-actions">
          <button type="button" class="btn" onClick={close} aria-disabled={busy}>
            {t(blocked ? 'dialog.close' : 'dialog.cancel')}
          </button>
          {!blocked && (
            <button type="submit" class={danger ? 'btn btn-danger' : 'btn btn-primary'} aria-disabled={busy}>
              {busy && <d-spinner label="" aria-hidden="true" />}
              {confirm}
            </button>
          )}
        </div>
      </form>
    </dialog>
  );
}

/** Where there is more to read than fits, reading begins at the top, and arrow keys scroll. */
function startAtTop(body: HTMLElement): void {
  if (body.scrollHeight <= body.clientHeight) return;
  body.tabIndex = 0;
  body.focus();
}
