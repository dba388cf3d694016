import { createStore, type Readable } from '@dcts/sdk';

/** An address `#/name/path/…`. */
export interface Route {
  name: string;
  path: readonly string[];
}

function read(): Route {
  const [name = '', ...path] = location.hash
    .replace(/^#\/?/, '')
    .split('/')
    .filter((part) => part !== '')
    .map(decode);
  return { name, path };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const store = createStore<Route>(read());

export const route: Readable<Route> = store;

window.addEventListener('hashchange', () => {
  store.set(read());
});

export function navigate(hash: string, options: { replace?: boolean } = {}): void {
  if (location.hash === hash) return;
  if (options.replace === true) {
    history.replaceState(null, '', hash);
    store.set(read());
  } else {
    location.hash = hash;
  }
}
