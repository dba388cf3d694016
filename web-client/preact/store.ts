import type { Readable } from '@dcts/sdk';
import { useLayoutEffect, useState } from 'preact/hooks';

/** The present value of a store; the component is drawn again when it changes. */
export function useStore<T>(store: Readable<T>): T {
  const [, redraw] = useState({});
  const value = store.get();
  useLayoutEffect(() => {
    const follow = () => { redraw({}); };
    // It may have changed after the drawing and before this.
    if (!Object.is(store.get(), value)) follow();
    return store.subscribe(follow);
  }, [store]);
  return value;
}
