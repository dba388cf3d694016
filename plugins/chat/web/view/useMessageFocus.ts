import { useFilled } from './OpenSlot';

/**
 * While messages have actions, the arrow keys move from one message to the next, Tab goes into the actions of the one
 * that has the focus, and Escape returns to the list. Without actions the arrow keys scroll.
 */
export function useMessageFocus(): ((event: KeyboardEvent & { currentTarget: HTMLElement }) => void) | undefined {
  return useFilled('chat.message.action') ? moveFocus : undefined;
}

function moveFocus(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const { currentTarget: list, key, target } = event;
  if (event.altKey || event.ctrlKey || event.metaKey || !(target instanceof Element)) return;
  const at = target.closest<HTMLElement>('.message');
  if (key === 'Escape' && at) {
    list.focus();
  } else {
    const next = neighbour(list, at, { ArrowUp: -1, ArrowDown: 1 }[key]);
    if (!next) return;
    next.focus();
  }
  event.preventDefault();
  event.stopPropagation();
}

/** From the list itself the first step goes to the last message that is in sight. */
function neighbour(list: HTMLElement, at: HTMLElement | null, step: number | undefined): HTMLElement | undefined {
  if (step === undefined) return undefined;
  const all = [...list.querySelectorAll<HTMLElement>('.message')];
  if (at) return all[all.indexOf(at) + step];
  const bottom = list.getBoundingClientRect().bottom;
  return all.findLast((message) => message.getBoundingClientRect().top < bottom);
}
