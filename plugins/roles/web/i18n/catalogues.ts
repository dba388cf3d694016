import type { Catalogue, Catalogues } from '@dcts/sdk';
import en from './en';

export type RolesKey = keyof typeof en;
export type RolesCatalogue = Catalogue<RolesKey>;

// A language is one file beside this one, named by its tag.
const files = import.meta.glob<RolesCatalogue>(['./*.ts', '!./catalogues.ts'], { eager: true, import: 'default' });

export const catalogues: Catalogues<RolesKey> = {
  en,
  ...Object.fromEntries(Object.entries(files).map(([file, texts]) => [file.slice('./'.length, -'.ts'.length), texts])),
};
