import { createStore } from '@dcts/sdk';
import type { FunctionComponent } from 'preact';
import { useEffect } from 'preact/hooks';
import { useStore } from '@dcts/preact';
import type { sections } from '../sections';
import type { Workspace } from '../workspace';
import { isEmpty, useOpenPages } from './admission';

/** A part of the client with a navigation of its own. It is loaded when it is first opened. */
export interface Section {
  Nav: FunctionComponent<SectionProps>;
  Main: FunctionComponent<SectionProps>;
}

export interface SectionProps {
  workspace: Workspace;
  /** The address after the section's name. */
  path: readonly string[];
}

type Sections = typeof sections;
type Loading = { state: 'no' | 'loading' | 'failed' } | { state: 'loaded'; sections: Sections };

const loading = createStore<Loading>({ state: 'no' });

/** Loads the sections; after a failure, such as a new version on the server, it may be called again. */
export function loadSections(): void {
  if (loading.get().state === 'loading' || loading.get().state === 'loaded') return;
  loading.set({ state: 'loading' });
  import('../sections').then(
    (module) => { loading.set({ state: 'loaded', sections: module.sections }); },
    (error: unknown) => {
      reportError(error);
      loading.set({ state: 'failed' });
    },
  );
}

/** The section of that name; null where this user has none. */
export function useSection(name: string, workspace: Workspace): Section | 'loading' | 'failed' | null {
  const state = useStore(loading);
  const { slots } = useStore(workspace.pieces.state);
  const pages = useOpenPages(workspace);
  const { known } = useStore(workspace.rights.state);
  const isThere = (name === 'admin' && !isEmpty(pages)) || (name === 'settings' && !workspace.view && (slots['settings.page'] ?? []).length > 0);
  useEffect(() => {
    if (isThere) loadSections();
  }, [isThere]);
  if (!isThere) return name === 'admin' && !known ? 'loading' : null;
  if (state.state === 'loaded') return state.sections[name];
  return state.state === 'failed' ? 'failed' : 'loading';
}
