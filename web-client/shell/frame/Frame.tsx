import type { ServerInfo } from '@dcts/sdk';
import { ui } from '@dcts/ui';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { App } from '../app';
import { useStore } from '../hooks';
import { t } from '../language';
import { Mark } from '../Mark';
import { FailureCard, Slot } from '../pieces/Slot';
import { navigate, route } from '../route';
import type { Workspace } from '../workspace';
import { ConnectionBar } from './ConnectionBar';
import { useDrawer } from './useDrawer';
import { UserPanel } from './UserPanel';

interface FrameProps {
  app: App;
  server: ServerInfo;
  workspace: Workspace;
}

/** The window of a member: sidebar, main column and aside, filled by the pieces. */
export function Frame({ app, server, workspace }: FrameProps) {
  const drawer = useDrawer(workspace.sidebarOpen);
  const { slots } = useStore(workspace.pieces.state);
  const hasAside = (slots['shell.aside'] ?? []).length > 0;
  usePageTitle(server, workspace);
  useDefaultRoute(workspace);
  return (
    <div class="frame" data-drawer={drawer.open ? 'open' : 'closed'}>
      <a class="skip-link" href="#main" onClick={skipToMain}>
        {t('frame.skip')}
      </a>
      <Sidebar app={app} server={server} workspace={workspace} drawer={drawer} />
      {drawer.open && (
        <button
          type="button"
          class="scrim"
          aria-label={t('frame.closeSidebar')}
          onClick={() => { workspace.sidebarOpen.set(false); }}
        />
      )}
      <div class="sheet" inert={drawer.open}>
        {drawer.narrow && <DrawerButton workspace={workspace} button={drawer.opener} />}
        <ConnectionBar workspace={workspace} />
        <main class="main" id="main" tabindex={-1}>
          <h1 class="visually-hidden">{server.name}</h1>
          <MainColumn workspace={workspace} />
        </main>
        {hasAside && (
          <aside class="aside">
            <Slot name="shell.aside" workspace={workspace} />
          </aside>
        )}
      </div>
    </div>
  );
}

type SidebarProps = FrameProps & { drawer: ReturnType<typeof useDrawer> };

function Sidebar({ app, server, workspace, drawer }: SidebarProps) {
  const { failed } = useStore(workspace.pieces.state);
  return (
    <nav class="sidebar" ref={drawer.sidebar} aria-label={t('frame.navigation')} inert={drawer.narrow && !drawer.open}>
      <div class="sidebar-head">
        <Mark />
        <span class="server-name ellipsis">{server.name}</span>
      </div>
      <div class="sidebar-body">
        <Slot name="shell.sidebar" workspace={workspace} />
        {failed.map((piece) => (
          <FailureCard key={piece} piece={piece} retry={() => void workspace.pieces.refresh()} />
        ))}
      </div>
      <UserPanel app={app} workspace={workspace} />
    </nav>
  );
}

function MainColumn({ workspace }: { workspace: Workspace }) {
  const { known, slots, failed } = useStore(workspace.pieces.state);
  const empty = useRef<HTMLDivElement>(null);
  const nothing = known && failed.length === 0 && Object.values(slots).every((placed) => placed.length === 0);
  useEffect(() => {
    const state = { icon: 'puzzle', title: t('frame.noPieces.title'), text: t('frame.noPieces.text') };
    empty.current?.replaceChildren(ui.empty(state));
  }, [nothing]);
  if (!known) return <Loading />;
  if (nothing) return <div class="main-empty" ref={empty} />;
  return <Slot name="shell.main" workspace={workspace} />;
}

function Loading() {
  return (
    <div class="main-empty">
      <d-spinner class="large" label={t('app.loading')} />
    </div>
  );
}

function DrawerButton({ workspace, button }: { workspace: Workspace; button: { current: HTMLButtonElement | null } }) {
  const waiting = useWaiting(workspace);
  const label = waiting > 0 ? t('frame.openSidebarUnread', { count: waiting }) : t('frame.openSidebar');
  return (
    <button
      type="button"
      ref={button}
      class="btn-icon drawer-button"
      aria-label={label}
      aria-expanded={false}
      onClick={() => { workspace.sidebarOpen.set(true); }}
    >
      <d-icon name="menu" />
      {waiting > 0 && <span class="drawer-dot" />}
    </button>
  );
}

function useWaiting(workspace: Workspace): number {
  const [count, setCount] = useState(workspace.waiting());
  useEffect(() => {
    const follow = () => { setCount(workspace.waiting()); };
    follow();
    return workspace.onWaiting(follow);
  }, [workspace]);
  return count;
}

function usePageTitle(server: ServerInfo, workspace: Workspace): void {
  const title = useStore(workspace.title);
  const waiting = useWaiting(workspace);
  useEffect(() => {
    const parts = [title, server.name].filter((part) => part !== '');
    document.title = `${waiting > 0 ? `(${String(waiting)}) ` : ''}${parts.join(' · ')}`;
  }, [title, waiting, server.name]);
}

/** An address that no piece answers to becomes that of the first piece in the main column. */
function useDefaultRoute(workspace: Workspace): void {
  const here = useStore(route);
  const { known, slots } = useStore(workspace.pieces.state);
  useEffect(() => {
    const routes = (slots['shell.main'] ?? []).map(({ contribution }) => contribution.route);
    const first = routes.find((name) => name !== undefined);
    if (known && first !== undefined && !routes.includes(here.name)) navigate(`#/${first}`, { replace: true });
  }, [here, known, slots]);
}

function skipToMain(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
