import type { Catalogue, Catalogues } from '@dcts/sdk';
import de from './de';
import en from './en';

export type BoardKey = keyof typeof en;
export type BoardCatalogue = Catalogue<BoardKey>;

export const catalogues: Catalogues<BoardKey> = { en, de };
