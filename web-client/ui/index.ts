import type { UiKit } from '@dcts/sdk';
import { announce } from './announce';
import { openDialog } from './dialog';
import { emptyState } from './empty';
import { renderMarkdown } from './markdown/render';
import { openMenu } from './menu';
import { showToast } from './toast';

export { defineElements } from './elements';
export { watchTooltips } from './tooltip';
export { chooseTheme, currentTheme, themes, type Theme } from './theme';

/** The kit that every piece receives. */
export const ui: UiKit = {
  markdown: renderMarkdown,
  menu: openMenu,
  dialog: openDialog,
  toast: showToast,
  empty: emptyState,
  announce,
};
