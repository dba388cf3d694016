import {
  type Catalogue,
  type Catalogues,
  chooseLanguage,
  createStore,
  localTexts,
  type Readable,
  regionalTag,
  translator,
} from '@dcts/sdk';
import en from './i18n/en';

export type ShellCatalogue = Catalogue<keyof typeof en>;

// A language is one file in `i18n` here and in each piece that speaks it.
const files = import.meta.glob<ShellCatalogue>('./i18n/*.ts', { eager: true, import: 'default' });
const catalogues: Catalogues<keyof typeof en> = {
  en,
  ...Object.fromEntries(Object.entries(files).map(([file, texts]) => [file.slice('./i18n/'.length, -'.ts'.length), texts])),
};

export const languages: readonly string[] = Object.keys(catalogues).sort();

const stored = localTexts('');
const chosen = stored.get('language');
const store = createStore(chooseLanguage([...(chosen === null ? [] : [chosen]), ...navigator.languages], languages));

export const language: Readable<string> = store;

export const t = translator(catalogues, store.get);

/** Changes the language now and for later visits. */
export function chooseLanguageTo(tag: string): void {
  stored.set('language', tag);
  store.set(tag);
}

/** A language's name in itself: "Deutsch". */
export function languageName(tag: string): string {
  const name = new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

/** A time of day as the language writes it. */
export function timeOfDay(ms: number): string {
  return new Intl.DateTimeFormat(regionalTag(language.get()), { hour: 'numeric', minute: '2-digit' }).format(ms);
}
