import { ui } from '@dcts/ui';
import { t } from './language';
import { settingsSections } from './settings';

/** Opens the choice of theme and language before anybody is logged in. */
export function SettingsButton() {
  const label = `${t('settings.theme')}, ${t('settings.language')}`;
  return (
    <button
      type="button"
      class="btn-icon"
      aria-label={label}
      aria-haspopup="menu"
      data-tip={label}
      onClick={(event) => { ui.menu(event.currentTarget, label, settingsSections()); }}
    >
      <d-icon name="settings" />
    </button>
  );
}
