import { Ends, type PlainKit } from '@dcts/sdk';
import { kitFor } from './kit';

export { defineElements } from './elements';
export { kitFor } from './kit';
export { watchTooltips } from './tooltip';
export { chooseTheme, currentTheme, themes, type Theme } from './theme';

/** The kit of the shell itself, which never ends. */
export const ui: PlainKit = kitFor(new Ends());
