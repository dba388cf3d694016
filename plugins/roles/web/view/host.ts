import type { PieceHost, Readable } from '@dcts/sdk';
import { createContext } from 'preact';
import { useContext, useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { RolesKey } from '../i18n/catalogues';
import type { Fresh, Known } from '../model/fresh';
import type { Roles } from '../model/roles';

/** What every view of this piece may use. */
export type RolesHost = PieceHost<RolesKey> & { readonly roles: Roles };

const Host = createContext<RolesHost | null>(null);
export const HostProvider = Host.Provider;

export function useHost(): RolesHost {
  const host = useContext(Host);
  if (!host) throw new Error('A view was drawn outside its mount');
  return host;
}

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

/** What is known of an answer, which is kept fresh while the component is there. */
export function useFresh<T>(fresh: Fresh<T>): Known<T> {
  useEffect(() => fresh.watch(), [fresh]);
  return useStore(fresh.known);
}

/** A member's name; his number until it is known. */
export function useName(id: string): string {
  const { sdk } = useHost();
  const name = sdk.profiles.get(id)?.displayName;
  const [, redraw] = useState(name);
  useEffect(() => {
    const follow = () => { redraw(sdk.profiles.get(id)?.displayName); };
    follow();
    return sdk.profiles.subscribe(follow);
  }, [id]);
  return name ?? id;
}
