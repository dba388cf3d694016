import type { AdminPage } from '@dcts/sdk';
import { useStore } from '@dcts/preact';
import type { Placed } from '../pieces/placed';
import type { Workspace } from '../workspace';

/** The core's own pages in the administration, in order: null for the owner's alone, else the permission that opens it. */
const corePages = { plugins: null, settings: null, entrypoints: null, audit: 'core.readAudit' } as const;

export type CorePage = keyof typeof corePages;

/** The pages of the administration that this member may open. */
export interface OpenPages {
  readonly core: readonly CorePage[];
  readonly pieces: readonly Placed<AdminPage>[];
}

/** The pages that are open at present. */
export function openPages({ session, rights, pieces }: Workspace): OpenPages {
  const isOpen = (permission: string | null | undefined) =>
    session.owner || (typeof permission === 'string' && rights.may(permission));
  const core = (Object.keys(corePages) as CorePage[]).filter((page) => isOpen(corePages[page]));
  const own = pieces.state.get().slots['admin.page'] ?? [];
  return { core, pieces: own.filter(({ contribution }) => isOpen(contribution.permission)) };
}

/** The same; drawn again when pages come and go. */
export function useOpenPages(workspace: Workspace): OpenPages {
  useStore(workspace.rights.state);
  useStore(workspace.pieces.state);
  return openPages(workspace);
}

/** Whether there is any. */
export function isEmpty({ core, pieces }: OpenPages): boolean {
  return core.length === 0 && pieces.length === 0;
}

/** The address of the first page. */
export function firstPage({ core: [page], pieces: [placed] }: OpenPages): string {
  if (page !== undefined) return `#/admin/${page}`;
  return placed ? `#/admin/pages/${placed.origin.id}/${placed.contribution.id}` : '#/';
}
