import type { Catalogue, Catalogues } from '@dcts/sdk';
import de from './de';
import en from './en';

export type KeysKey = keyof typeof en;
export type KeysCatalogue = Catalogue<KeysKey>;

export const catalogues: Catalogues<KeysKey> = { en, de };
