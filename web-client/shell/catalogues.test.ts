// @vitest-environment happy-dom
import type { Catalogue } from '@dcts/sdk';
import { expect, it } from 'vitest';
import { catalogues as admin } from './admin/texts';
import de from './i18n/de';
import en from './i18n/en';
import { languageName, languages } from './language';

const all: Record<string, Catalogue> = { en: { ...en, ...admin.en }, de: { ...de, ...admin['de'] } };
const placeholders = (text: unknown) => [...new Set(JSON.stringify(text).match(/\{\w+\}/g) ?? [])].sort();

it('finds every language by its file', () => {
  expect(languages).toEqual(['de', 'en']);
  expect(languages.map(languageName)).toEqual(['Deutsch', 'English']);
});

it.each(Object.keys(all))('%s has every text with the same placeholders and all plural forms', (tag) => {
  const catalogue = all[tag]!;
  expect(Object.keys(catalogue).sort()).toEqual(Object.keys(all['en']!).sort());
  for (const [key, english] of Object.entries(all['en']!)) {
    const text = catalogue[key];
    expect(placeholders(text), key).toEqual(placeholders(english));
    if (typeof english === 'object') {
      expect(Object.keys(text ?? {}).sort(), key).toEqual(new Intl.PluralRules(tag).resolvedOptions().pluralCategories.sort());
    }
  }
});

it('writes no fault down twice', () => {
  const texts = (catalogue: Catalogue) => Object.values(catalogue).map((text) => JSON.stringify(text));
  const keys = (catalogue: Catalogue) => Object.keys(catalogue);
  const faults = (catalogue: Catalogue) => Object.fromEntries(Object.entries(catalogue).filter(([key]) => /^(error|fault)\./.test(key)));
  const [shell, own] = [faults(en), faults(admin.en)];
  expect(keys(shell).length).toBeGreaterThan(5);
  expect(keys(own).length).toBeGreaterThan(5);
  expect(texts(own).filter((text) => texts(shell).includes(text))).toEqual([]);
  expect(keys(en).filter((key) => keys(admin.en).includes(key))).toEqual([]);
});
