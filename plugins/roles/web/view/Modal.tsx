import { useModal } from '@dcts/preact';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface ModalProps {
  title: string;
  /** A request is under way. */
  busy?: boolean;
  close: () => void;
  children: ComponentChildren;
}

/** A dialog of the house that is open as long as it is drawn. */
export function Modal({ title, busy = false, close, children }: ModalProps) {
  const id = useId();
  return (
    <dialog class="dialog roles-dialog" aria-labelledby={id} {...useModal(busy, close)}>
      <h2 id={id} class="dialog-title">
        {title}
      </h2>
      {children}
    </dialog>
  );
}
