/** Ends a subscription. Calling it twice does no harm. */
export type Off = () => void;

/** A value that can be read at any time and watched for changes. */
export interface Readable<T> {
  get(): T;
  /** Calls `listener` after every change, not for the present value. */
  subscribe(listener: (value: T) => void): Off;
}

export interface Store<T> extends Readable<T> {
  /** Sets the value; the same value again tells nobody. */
  set(value: T): void;
  update(change: (value: T) => T): void;
}

export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<(value: T) => void>();
  const set = (next: T) => {
    if (Object.is(next, value)) return;
    value = next;
    for (const listener of [...listeners]) listener(value);
  };
  return {
    get: () => value,
    set,
    update: (change) => {
      set(change(value));
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
