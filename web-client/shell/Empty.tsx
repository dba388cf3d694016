import type { EmptyOptions } from '@dcts/sdk';
import { ui } from '@dcts/ui';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** Why there is nothing to show, and what can be done. */
export function Empty({ icon, title, text, action }: EmptyOptions) {
  const place = useRef<HTMLDivElement>(null);
  const label = action?.label;
  // Made anew by each drawing of who shows it; the button stays the same and does what is asked of it now.
  const run = useRef(action?.run);
  run.current = action?.run;
  useLayoutEffect(() => {
    const button = label === undefined ? {} : { action: { label, run: () => run.current?.() } };
    place.current?.replaceChildren(ui.empty({ icon, title, ...(text === undefined ? {} : { text }), ...button }));
  }, [icon, title, text, label]);
  return <div class="main-empty" ref={place} />;
}
