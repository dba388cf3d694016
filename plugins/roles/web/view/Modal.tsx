import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

interface ModalProps {
  title: string;
  /** A request is under way: it stays open until that has ended, or nobody would see what came of it. */
  busy?: boolean;
  close: () => void;
  children: ComponentChildren;
}

/** A dialog of the house that is open as long as it is drawn. */
export function Modal({ title, busy = false, close, children }: ModalProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const { current: own } = dialog;
    own?.showModal();
    return () => {
      // It is removed later, and as long as it is open nothing behind it takes the focus.
      own?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class="dialog roles-dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        if (!busy) close();
      }}
      onClose={() => {
        // A second Escape closes it by force. When it has gone by itself, there is nothing to close.
        if (busy) dialog.current?.showModal();
        else if (dialog.current) close();
      }}
    >
      <h2 id={id} class="dialog-title">
        {title}
      </h2>
      {children}
    </dialog>
  );
}
