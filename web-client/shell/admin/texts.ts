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
  return amount(count / 1_000 ** power, units[power] ?? 'byte');
}

/** A span of time in milliseconds or, from a second on, in seconds. */
export function span(ms: number): string {
  return ms < 1_000 ? amount(ms, 'millisecond') : amount(ms / 1_000, 'second');
}

function amount(value: number, unit: string): string {
  const options = { style: 'unit', unit, unitDisplay: unit === 'byte' ? 'long' : 'short', maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language.get(), options).format(value);
}

/** A day and a time of day. */
export function moment(ms: number): string {
  return new Intl.DateTimeFormat(regionalTag(language.get()), { dateStyle: 'medium', timeStyle: 'short' }).format(ms);
}
