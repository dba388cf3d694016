/** Small texts kept in this browser. Losing them is never an error: storage may be full or switched off. */
export interface LocalTexts {
  get(key: string): string | null;
  /** Sets a text; `null` removes it. */
  set(key: string, text: string | null): void;
}

/** Texts that are gone with the page. */
export function passingTexts(): LocalTexts {
  const texts = new Map<string, string>();
  return {
    get: (key) => texts.get(key) ?? null,
    set(key, text) {
      if (text === null) texts.delete(key);
      else texts.set(key, text);
    },
  };
}

/** Texts under `dcts.<prefix>.`, so that users and plugins do not read each other's. */
export function localTexts(prefix: string): LocalTexts {
  const full = (key: string) => `dcts.${prefix ? `${prefix}.` : ''}${key}`;
  return {
    get(key) {
      try {
        return localStorage.getItem(full(key));
      } catch {
        return null;
      }
    },
    set(key, text) {
      try {
        if (text === null) localStorage.removeItem(full(key));
        else localStorage.setItem(full(key), text);
      } catch {
        // Then the text lives as long as the page does.
      }
    },
  };
}
