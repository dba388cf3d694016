import type { ServerInfo } from '@dcts/sdk';
import { useEffect, useState } from 'preact/hooks';
import type { App } from '../app';
import { useStore } from '@dcts/preact';
import { t } from '../language';
import { Mark } from '../Mark';
import { FailureCard, Slot } from '../pieces/Slot';
import { route } from '../route';
import { SafeBar } from '../SafeBar';
import type { Workspace } from '../workspace';
import { ConnectionBar } from './ConnectionBar';
import { Aside, AsideButton, useAside } from './Aside';
import { MainColumn, useDefaultRoute } from './MainColumn';
import { useDrawer } from './useDrawer';
import { type Section, useSection } from './useSection';
import { ViewBar } from './ViewBar';
import { UserPanel } from './UserPanel';

/** As in frame.css. */
const sidebarNarrow = '(max-width: 760px)';

interface FrameProps {
  app: App;
  server: ServerInfo;
  workspace: Workspace;
}

/** The window of a member: sidebar, main column and aside, filled by the pieces. */
export function Frame({ app, server, workspace }: FrameProps) {
  const drawer = useDrawer(workspace.sidebarOpen, sidebarNarrow);
  const here = useStore(route);
  const section = useSection(here.name, workspace);
  const aside = useAside(workspace, section === null);
  const openDrawer = drawer.open ? ('Sidebar' as const) : aside.drawer.open ? ('Aside' as const) : null;
  usePageTitle(server, workspace);
  useDefaultRoute(workspace);
  return (
    <div class="frame" data-drawer={drawer.open ? 'open' : 'closed'} data-aside={aside.drawer.open ? 'open' : 'closed'}>
      <a class="skip-link" href="#main" onClick={skipToMain}>
        {t('frame.skip')}
      </a>
      <Sidebar app={app} server={server} workspace={workspace} drawer={drawer} section={section} covered={aside.drawer.open} />
      {openDrawer && (
        <button
          type="button"
          class="scrim"
          aria-label={t(`frame.close${openDrawer}`)}
          onClick={() => { closeDrawers(workspace); }}
        />
      )}
      <div class="sheet" inert={drawer.open}>
        {drawer.narrow && <DrawerButton workspace={workspace} button={drawer.opener} />}
        {aside.isDrawer && <AsideButton workspace={workspace} drawer={aside.drawer} />}
        <div class="bars" inert={aside.drawer.open}>
          <SafeBar />
          {workspace.view && <ViewBar workspace={workspace} view={workspace.view} />}
          <ConnectionBar workspace={workspace} />
        </div>
        <main class="main" id="main" tabindex={-1} inert={aside.drawer.open}>
          <h1 class="visually-hidden">{server.name}</h1>
          <MainColumn workspace={workspace} section={section} />
        </main>
        {aside.wanted && <Aside workspace={workspace} aside={aside} />}
      </div>
    </div>
  );
}

function closeDrawers(workspace: Workspace): void {
  workspace.sidebarOpen.set(false);
  workspace.asideOpen.set(false);
}

interface SidebarProps extends FrameProps {
  drawer: ReturnType<typeof useDrawer>;
  section: ReturnType<typeof useSection>;
  /** Whether a drawer lies on top of it. */
  covered: boolean;
}

function Sidebar({ app, server, workspace, drawer, section, covered }: SidebarProps) {
  const { path } = useStore(route);
  const label = t(section === null ? 'frame.navigation' : 'frame.sectionNavigation');
  return (
    <nav class="sidebar" ref={drawer.panel} aria-label={label} inert={covered || (drawer.narrow && !drawer.open)}>
      <div class="sidebar-head">
        <Mark />
        <span class="server-name ellipsis">{server.name}</span>
      </div>
      <div class="sidebar-body">
        {isSection(section) ? <section.Nav workspace={workspace} path={path} /> : <SidebarPieces workspace={workspace} />}
      </div>
      <UserPanel app={app} workspace={workspace} />
    </nav>
  );
}

const isSection = (section: ReturnType<typeof useSection>): section is Section => section !== null && typeof section !== 'string';

function SidebarPieces({ workspace }: { workspace: Workspace }) {
  const { failed } = useStore(workspace.pieces.state);
  return (
    <>
      <Slot name="shell.sidebar" workspace={workspace} />
      {failed.map(({ id, name, reason }) => (
        <FailureCard key={id} workspace={workspace} piece={name} reason={reason} retry={() => void workspace.pieces.refresh()} />
      ))}
    </>
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
  const { text: title } = useStore(workspace.title);
  const waiting = useWaiting(workspace);
  useEffect(() => {
    const parts = [title, server.name].filter((part) => part !== '');
    document.title = `${waiting > 0 ? `(${String(waiting)}) ` : ''}${parts.join(' · ')}`;
  }, [title, waiting, server.name]);
}

function skipToMain(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
