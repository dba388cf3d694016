import type { Ends, PlainKit } from '@dcts/sdk';
import { announce } from './announce';
import { openDialog } from './dialog';
import { emptyState } from './empty';
import { renderMarkdown } from './markdown/render';
import { openMenu } from './menu';
import { showToast } from './toast';

/** The kit for one owner: what it opened and is still open closes when its `ends` do; afterwards nothing opens. */
export function kitFor(ends: Ends): PlainKit {
  return {
    markdown: renderMarkdown,
    empty: emptyState,
    announce,
    menu(anchor, label, sections) {
      if (ends.over) return () => undefined;
      const closed = ends.add(() => { close(); });
      const close = openMenu(anchor, label, sections, () => { closed(); });
      return close;
    },
    toast(options) {
      if (ends.over) return () => undefined;
      const gone = ends.add(() => { remove(); });
      const remove = showToast(options, () => { gone(); });
      return remove;
    },
    async dialog(options) {
      if (ends.over) return false;
      const left = new AbortController();
      const closed = ends.add(() => { left.abort(); });
      try {
        return await openDialog(options, left.signal);
      } finally {
        closed();
      }
    },
  };
}
