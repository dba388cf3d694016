import type { MenuItem, MenuSection } from '@dcts/sdk';
import { ui } from '@dcts/ui';
import type { App } from '../app';
import { t } from '../language';
import { navigate } from '../route';
import { settingsSections } from '../settings';
import type { Workspace } from '../workspace';
import { isEmpty, openPages } from './admission';

/** The user's own corner: who I am, theme, language, what pieces add, administration, log out. */
export function UserPanel({ app, workspace }: { app: App; workspace: Workspace }) {
  const { userId, loginName, displayName, owner } = workspace.session;
  const open = (anchor: HTMLElement) => {
    const logOut = { label: t('settings.logOut'), icon: 'logout', danger: true, run: () => void app.logOut() };
    const own = [...pieceEntries(workspace), ...ownPlaces(workspace), ...endOfView(workspace)];
    const sections = [...settingsSections(), { items: own }, { items: [logOut] }];
    ui.menu(anchor, t('frame.menu'), sections.filter(({ items }: MenuSection) => items.length > 0));
  };
  return (
    <button
      type="button"
      class="user-panel"
      aria-haspopup="menu"
      onClick={(event) => { open(event.currentTarget); }}
    >
      <d-avatar user={userId} name={displayName} />
      <span class="user-names">
        <span class="user-name ellipsis">{displayName}</span>
        <span class="user-login ellipsis">
          @{loginName}
          {owner && ` · ${t('frame.owner')}`}
        </span>
      </span>
      <span class="visually-hidden">{t('frame.menu')}</span>
      <d-icon name="chevron-up-down" />
    </button>
  );
}

/** What pieces add. One that throws loses only its entry. */
function pieceEntries(workspace: Workspace): MenuItem[] {
  const entries = workspace.pieces.state.get().slots['account.menu'] ?? [];
  return entries.flatMap(({ contribution }) => {
    try {
      const { label, icon, run } = contribution;
      if (contribution.shown?.() === false) return [];
      return [{ label: label(), icon, run: () => { guarded(run); } }];
    } catch (error) {
      reportError(error);
      return [];
    }
  });
}

function endOfView(workspace: Workspace): MenuItem[] {
  return workspace.view ? [{ label: t('view.endLong'), icon: 'eye-off', run: () => { workspace.look(null); } }] : [];
}

function guarded(run: () => void): void {
  try {
    run();
  } catch (error) {
    reportError(error);
    ui.toast({ text: t('piece.action.failed'), tone: 'bad' });
  }
}

function ownPlaces(workspace: Workspace): MenuItem[] {
  const go = (hash: string) => () => {
    workspace.sidebarOpen.set(false);
    navigate(hash);
  };
  const pages = workspace.pieces.state.get().slots['settings.page'] ?? [];
  return [
    ...(pages.length > 0 && !workspace.view ? [{ label: t('settings.pages'), icon: 'settings', run: go('#/settings') }] : []),
    ...(isEmpty(openPages(workspace)) ? [] : [{ label: t('frame.admin'), icon: 'shield', run: go('#/admin') }]),
  ];
}
