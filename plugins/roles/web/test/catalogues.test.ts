import { expect, it } from 'vitest';
import { catalogues } from '../i18n/catalogues';

const placeholders = (text: unknown) => [...new Set(JSON.stringify(text).match(/\{\w+\}/g) ?? [])].sort();

it.each(Object.keys(catalogues))('%s has every text with the same placeholders and all plural forms', (tag) => {
  const catalogue = catalogues[tag]!;
  expect(Object.keys(catalogue).sort()).toEqual(Object.keys(catalogues.en).sort());
  for (const [key, english] of Object.entries(catalogues.en)) {
    const text = catalogue[key as keyof typeof catalogue];
    expect(placeholders(text), key).toEqual(placeholders(english));
    if (typeof english === 'object') {
      expect(Object.keys(text).sort(), key).toEqual(new Intl.PluralRules(tag).resolvedOptions().pluralCategories.sort());
    }
  }
});
