import { createStore, type Off, type Readable } from '@dcts/sdk';

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

/** Asked before the address may change; null when nothing would be lost. */
let guard: (() => Promise<boolean>) | null = null;
let shown = location.hash;

/** Has `mayLeave` asked before another place is shown. The returned function ends that. */
export function guardRoute(mayLeave: () => Promise<boolean>): Off {
  guard = mayLeave;
  return () => {
    if (guard === mayLeave) guard = null;
  };
}

/** Whether the user agrees to lose what leaving would lose. Then nobody asks again. */
export async function mayLeave(): Promise<boolean> {
  const asked = guard;
  if (!asked) return true;
  const agreed = await asked();
  if (agreed && guard === asked) guard = null;
  return agreed;
}

window.addEventListener('hashchange', follow);

function follow(): void {
  if (location.hash === shown) return;
  if (guard) void askFirst(guard, location.hash);
  else show();
}

function show(): void {
  shown = location.hash;
  store.set(read());
}

async function askFirst(mayLeave: () => Promise<boolean>, wanted: string): Promise<void> {
  history.replaceState(null, '', shown);
  if (!(await mayLeave()) || guard !== mayLeave) return;
  guard = null;
  navigate(wanted);
}

export function navigate(hash: string, options: { replace?: boolean } = {}): void {
  if (location.hash === hash) return;
  if (options.replace === true) {
    history.replaceState(null, '', hash);
    follow();
  } else {
    location.hash = hash;
  }
}
