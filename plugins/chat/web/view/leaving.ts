import type { Chat } from '../chat';

/** Keeps what was not sent when the page goes. A page that the browser may show again as it is goes on by itself then. */
export function keepOnLeaving(chat: Chat): { stop(): void } {
  const listen = ({ persisted }: PageTransitionEvent) => {
    if (!persisted) chat.keepUnsent();
  };
  window.addEventListener('pagehide', listen);
  return {
    stop() {
      window.removeEventListener('pagehide', listen);
    },
  };
}
