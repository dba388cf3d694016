import type { Readable } from '@dcts/sdk';
import { useEffect, useState } from 'preact/hooks';

/** The present value of a store; the component is drawn again when it changes. */
export function useStore<T>(store: Readable<T>): T {
  const [, redraw] = useState({});
  useEffect(() => store.subscribe(() => { redraw({}); }), [store]);
  return store.get();
}
