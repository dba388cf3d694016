import { useEffect, useState } from 'preact/hooks';

/** The seconds that are left until a time in ms, never less than none. It counts down while it is shown. */
export function useCountdown(until: number): number {
  const [, redraw] = useState({});
  const leftMs = Math.max(0, until - Date.now());
  useEffect(() => {
    if (leftMs === 0) return;
    // At the next full second before the end.
    const timer = setTimeout(() => { redraw({}); }, (leftMs % 1_000) + 1);
    return () => { clearTimeout(timer); };
  });
  return Math.ceil(leftMs / 1_000);
}
