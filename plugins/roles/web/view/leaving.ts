import type { Off } from '@dcts/sdk';
import type { Drafts } from '../model/drafts';

/** Asks before the window is closed on unsaved changes, wherever in the client one is: they are kept as long as it is open. */
export function askBeforeLeaving({ all }: Drafts): Off {
  const stay = (event: BeforeUnloadEvent) => { event.preventDefault(); };
  const leave = () => { window.removeEventListener('beforeunload', stay); };
  const off = all.subscribe((drafts) => {
    if (drafts.size > 0) window.addEventListener('beforeunload', stay);
    else leave();
  });
  return () => {
    off();
    leave();
  };
}
