import { ui } from '@dcts/ui';
import type { App } from '../app';
import { t } from '../language';
import { settingsSections } from '../settings';
import type { Workspace } from '../workspace';

/** The user's own corner: who I am, theme, language, log out. */
export function UserPanel({ app, workspace }: { app: App; workspace: Workspace }) {
  const { userId, loginName, displayName, owner } = workspace.session;
  const open = (anchor: HTMLElement) => {
    const logOut = { label: t('settings.logOut'), icon: 'logout', danger: true, run: () => void app.logOut() };
    ui.menu(anchor, t('frame.menu'), [...settingsSections(), { items: [logOut] }]);
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
