import { type RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface Modal {
  ref: RefObject<HTMLDialogElement>;
  onCancel: (event: Event) => void;
  onClose: () => void;
}

/**
 * What makes a `dialog` element modal as long as it is drawn, and gives the focus back to what opened it.
 *
 * @param busy a request is under way: it stays open until that has ended, or nobody would see what came of it
 */
export function useModal(busy: boolean, close: () => void): Modal {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const { current: own } = ref;
    own?.showModal();
    return () => {
      // It is removed later, and as long as it is open nothing behind it takes the focus.
      own?.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return {
    ref,
    onCancel: (event) => {
      event.preventDefault();
      if (!busy) close();
    },
    onClose: () => {
      // A second Escape closes it by force. When it has gone by itself, there is nothing to close.
      if (busy) ref.current?.showModal();
      else if (ref.current) close();
    },
  };
}
