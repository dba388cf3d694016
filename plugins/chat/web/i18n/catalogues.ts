import type { Catalogue, Catalogues } from '@dcts/sdk';
import en from './en';

export type ChatKey = keyof typeof en;
export type ChatCatalogue = Catalogue<ChatKey>;

// A language is one file beside this one, named by its tag.
const files = import.meta.glob<ChatCatalogue>(['./*.ts', '!./catalogues.ts'], { eager: true, import: 'default' });

export const catalogues: Catalogues<ChatKey> = {
  en,
  ...Object.fromEntries(Object.entries(files).map(([file, texts]) => [file.slice('./'.length, -'.ts'.length), texts])),
};
