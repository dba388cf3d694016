/** A text with `{name}` placeholders, or one text for each plural form of the parameter `count`. */
export type Text = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

/** All texts of one language by key. */
export type Catalogue<K extends string = string> = Readonly<Record<K, Text>>;

export type Params = Readonly<Record<string, string | number>>;

export type Translate<K extends string = string> = (key: K, params?: Params) => string;

/** Catalogues by language tag. `en` is complete and stands in for what another language lacks. */
export type Catalogues<K extends string = string> = { en: Catalogue<K> } & Readonly<Record<string, Catalogue<K>>>;

/** Makes `t(key, params)`, which reads the present language at each call. */
export function translator<K extends string>(catalogues: Catalogues<K>, language: () => string): Translate<K> {
  return (key, params = {}) => {
    const tag = language();
    const catalogue: Partial<Catalogue<K>> = catalogues[tag] ?? catalogues.en;
    return format(catalogue[key] ?? catalogues.en[key], params, tag);
  };
}

function format(text: Text, params: Params, tag: string): string {
  const template = typeof text === 'string' ? text : pluralForm(text, Number(params['count'] ?? 0), tag);
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = params[name];
    if (value === undefined) return placeholder;
    return typeof value === 'number' ? new Intl.NumberFormat(tag).format(value) : value;
  });
}

function pluralForm(text: Exclude<Text, string>, count: number, tag: string): string {
  return text[new Intl.PluralRules(tag).select(count)] ?? text.other;
}

/** The browser's own tag for a language, if it has one: its region decides on 12 or 24 hours and the like. */
export function regionalTag(language: string): string {
  return navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language;
}

/** The first of `wanted` that is available, also by its language without region; else English. */
export function chooseLanguage(wanted: readonly string[], available: readonly string[]): string {
  for (const tag of wanted) {
    const match = [tag, tag.split('-')[0]].find((each) => each !== undefined && available.includes(each));
    if (match) return match;
  }
  return 'en';
}
