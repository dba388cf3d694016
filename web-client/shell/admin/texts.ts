import { type Catalogue, type Catalogues, regionalTag, translator } from '@dcts/sdk';
import { language } from '../language';
import en from './i18n/en';

export type AdminKey = keyof typeof en;
export type AdminCatalogue = Catalogue<AdminKey>;

// Apart from the shell's own texts, because they are loaded with these pages only.
const files = import.meta.glob<AdminCatalogue>('./i18n/*.ts', { eager: true, import: 'default' });

export const catalogues: Catalogues<AdminKey> = {
  en,
  ...Object.fromEntries(Object.entries(files).map(([file, texts]) => [file.slice('./i18n/'.length, -'.ts'.length), texts])),
};

export const t = translator(catalogues, language.get);

/** A list in a sentence: "Chat, Roles and Search". */
export function listing(names: readonly string[]): string {
  return new Intl.ListFormat(language.get(), { type: 'conjunction' }).format(names);
}

/** A size as people say it: "3.4 MB". */
export function bytes(count: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, count)) / 3));
  const options = { style: 'unit', unit: units[power] ?? 'byte', unitDisplay: 'short', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language.get(), options).format(count / 1_000 ** power);
}

/** A span of time in seconds or, below ten of them, in milliseconds. */
export function span(ms: number): string {
  const [value, unit] = ms < 10_000 ? ([ms, 'millisecond'] as const) : ([ms / 1_000, 'second'] as const);
  return new Intl.NumberFormat(language.get(), { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 0 }).format(value);
}

/** A day and a time of day. */
export function moment(ms: number): string {
  return new Intl.DateTimeFormat(regionalTag(language.get()), { dateStyle: 'medium', timeStyle: 'short' }).format(ms);
}
