import type { MenuSection } from '@dcts/sdk';
import { chooseTheme, currentTheme, themes } from '@dcts/ui';
import { chooseLanguageTo, language, languageName, languages, t } from './language';

const themeIcons = { system: 'monitor', light: 'sun', dark: 'moon' };

/** The choices that belong to this browser: theme and language. */
export function settingsSections(): MenuSection[] {
  return [
    {
      heading: t('settings.theme'),
      items: themes.map((theme) => ({
        label: t(`settings.theme.${theme}`),
        icon: themeIcons[theme],
        checked: currentTheme() === theme,
        run: () => { chooseTheme(theme); },
      })),
    },
    {
      heading: t('settings.language'),
      items: languages.map((tag) => ({
        label: languageName(tag),
        icon: 'globe',
        checked: language.get() === tag,
        run: () => { chooseLanguageTo(tag); },
      })),
    },
  ];
}
