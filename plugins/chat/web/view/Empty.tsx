import type { EmptyOptions } from '@dcts/sdk';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useHost } from './host';

/** Grey lines where messages will be. */
export function ListSkeleton() {
  return (
    <div class="chat-skeleton" aria-hidden="true">
      {[38, 72, 55, 64, 30, 80].map((width) => (
        <div class="chat-skeleton-row" key={width}>
          <div class="skeleton-line" style={{ width: `${String(width / 3)}%` }} />
          <div class="skeleton-line" style={{ width: `${String(width)}%` }} />
        </div>
      ))}
    </div>
  );
}

/** The kit's empty state inside a view. */
export function Empty(options: EmptyOptions) {
  const { ui } = useHost();
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.replaceChildren(ui.empty(options));
  }, [options.title, options.text, options.action?.label]);
  return <div class="chat-empty" ref={place} />;
}
