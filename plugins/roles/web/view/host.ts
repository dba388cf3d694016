import type { PieceHost } from '@dcts/sdk';
import { hosting, useStore } from '@dcts/preact';
import { useEffect } from 'preact/hooks';
import type { RolesKey } from '../i18n/catalogues';
import type { Fresh, Known } from '../model/fresh';
import type { Roles } from '../model/roles';

/** What every view of this piece may use. */
export type RolesHost = PieceHost<RolesKey> & { readonly roles: Roles };

const { HostProvider, useHost, useName: useKnownName, mounter } = hosting<RolesHost>();
export { HostProvider, mounter, useHost, useStore };

/** What is known of an answer, which is kept fresh while the component is there. */
export function useFresh<T>(fresh: Fresh<T>): Known<T> {
  useEffect(() => fresh.watch(), [fresh]);
  return useStore(fresh.known);
}

/** A member's name; his number until it is known. */
export function useName(id: string): string {
  return useKnownName(id) ?? id;
}
