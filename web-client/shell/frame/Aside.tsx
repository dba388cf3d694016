import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { useStore } from '@dcts/preact';
import { t } from '../language';
import { Slot } from '../pieces/Slot';
import { route } from '../route';
import type { Workspace } from '../workspace';
import { shows } from './shows';
import { useDrawer } from './useDrawer';

/** As in frame.css: beside both columns a chat would be too narrow to read. */
const asideNarrow = '(max-width: 1100px)';

/** The column on the right: whether it is wanted at all, whether anything shows in it, and how it folds away. */
export function useAside(workspace: Workspace, allowed: boolean) {
  const { slots } = useStore(workspace.pieces.state);
  const here = useStore(route);
  const drawer = useDrawer(workspace.asideOpen, asideNarrow);
  const [filled, setFilled] = useState(false);
  const wanted = allowed && (slots['shell.aside'] ?? []).length > 0;
  const isDrawer = wanted && filled && drawer.narrow;
  useLayoutEffect(() => {
    const { current: panel } = drawer.panel;
    if (!panel) return;
    const look = () => { setFilled([...panel.childNodes].some(shows)); };
    const observer = new MutationObserver(look);
    observer.observe(panel, { childList: true, subtree: true, characterData: true, attributeFilter: ['hidden'] });
    look();
    return () => { observer.disconnect(); };
  }, [wanted]);
  useEffect(() => {
    workspace.asideOpen.set(false);
  }, [here, isDrawer]);
  return { wanted, filled, isDrawer, drawer: { ...drawer, open: isDrawer && drawer.open } };
}

/** The column itself. What stands in it stays mounted while the column is away, so that it can come back. */
export function Aside({ workspace, aside: { filled, drawer } }: { workspace: Workspace; aside: ReturnType<typeof useAside> }) {
  return (
    <aside
      class="aside"
      ref={drawer.panel}
      tabindex={-1}
      aria-label={t('frame.aside')}
      hidden={!filled}
      inert={drawer.narrow && !drawer.open}
    >
      <Slot name="shell.aside" workspace={workspace} />
    </aside>
  );
}

/** Opens the column where it is a drawer. */
export function AsideButton({ workspace, drawer }: { workspace: Workspace; drawer: ReturnType<typeof useDrawer> }) {
  return (
    <button
      type="button"
      ref={drawer.opener}
      class="btn-icon drawer-button drawer-button-end"
      aria-label={t('frame.openAside')}
      data-tip={t('frame.openAside')}
      aria-expanded={drawer.open}
      inert={drawer.open}
      onClick={() => { workspace.asideOpen.set(true); }}
    >
      <d-icon name="aside" />
    </button>
  );
}
