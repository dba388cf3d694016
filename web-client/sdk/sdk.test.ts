// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { codeOf, RequestError } from './errors';
import { chooseLanguage, translator } from './i18n';
import { compareIds } from './ids';
import { Profiles } from './profiles';
import { localTexts } from './storage';
import { createStore } from './store';

describe('ids', () => {
  it('are ordered by length, then by text', () => {
    expect(['100', '9', '99', '10', '9223372036854775807'].sort(compareIds)).toEqual(['9', '10', '99', '100', '9223372036854775807']);
    expect(compareIds('7', '7')).toBe(0);
  });
});

describe('texts', () => {
  const catalogues = {
    en: { hello: 'Hello {name}', apples: { one: 'one apple', other: '{count} apples' }, only: 'English' },
    pl: { hello: 'Cześć {name}', apples: { one: 'jabłko', few: '{count} jabłka', many: '{count} jabłek', other: '{count} jabłka' } },
  };
  let language = 'en';
  const t = translator(catalogues as never as Record<'en' | 'pl', Record<'hello' | 'apples' | 'only', string>>, () => language);

  it('follow the language and its plural forms', () => {
    language = 'en';
    expect([1, 2].map((count) => t('apples', { count }))).toEqual(['one apple', '2 apples']);
    language = 'pl';
    expect([1, 3, 5].map((count) => t('apples', { count }))).toEqual(['jabłko', '3 jabłka', '5 jabłek']);
  });

  it('write numbers as the language does and stand in with English', () => {
    language = 'pl';
    expect(t('only')).toBe('English');
    language = 'en';
    expect(t('apples', { count: 12_345 })).toBe('12,345 apples');
  });

  it('put parameters in as they are', () => {
    expect(t('hello', { name: '{count} <b>' })).toBe('Hello {count} <b>');
    expect(t('hello')).toBe('Hello {name}');
  });

  it('choose the first language that is there', () => {
    expect(chooseLanguage(['fr', 'de-AT', 'en'], ['de', 'en'])).toBe('de');
    expect(chooseLanguage(['fr'], ['de', 'en'])).toBe('en');
  });
});

describe('stores', () => {
  it('tell about changes only', () => {
    const store = createStore(1);
    const heard: number[] = [];
    const off = store.subscribe((value) => heard.push(value));
    store.set(1);
    store.set(2);
    store.update((value) => value + 1);
    off();
    store.set(4);
    expect(heard).toEqual([2, 3]);
  });
});

describe('storage', () => {
  it('keeps prefixes apart and forgets', () => {
    const one = localTexts('1.chat');
    const two = localTexts('2.chat');
    one.set('key', 'a');
    expect(two.get('key')).toBeNull();
    expect(one.get('key')).toBe('a');
    one.set('key', null);
    expect(one.get('key')).toBeNull();
  });

  it('is quiet when the browser refuses', () => {
    vi.stubGlobal('localStorage', {
      getItem: () => { throw new Error('denied'); },
      setItem: () => { throw new Error('full'); },
    });
    const texts = localTexts('');
    texts.set('key', 'a');
    expect(texts.get('key')).toBeNull();
    vi.unstubAllGlobals();
  });
});

describe('errors', () => {
  it('have a code, whatever was thrown', () => {
    expect(codeOf(new RequestError({ code: 'forbidden' }))).toBe('forbidden');
    expect(codeOf({ code: 'offline' })).toBe('offline');
    expect(codeOf(new Error('x'))).toBe('internal');
    expect(codeOf(null)).toBe('internal');
  });
});

describe('profiles', () => {
  const profile = (id: string) => ({ id, loginName: id, displayName: `Name ${id}` });

  it('are asked for many at once, each once', async () => {
    const asked: string[][] = [];
    const profiles = new Profiles((ids) => {
      asked.push(ids);
      return Promise.resolve(ids.map(profile));
    });
    for (let i = 0; i < 150; i += 1) profiles.get(String(i));
    profiles.get('3');
    await vi.waitFor(() => { expect(profiles.get('149')?.displayName).toBe('Name 149'); });
    expect(asked.map(({ length }) => length)).toEqual([100, 50]);
  });

  it('that had no answer are asked for again after a retry only', async () => {
    let answers = false;
    let calls = 0;
    const profiles = new Profiles((ids) => {
      calls += 1;
      return answers ? Promise.resolve(ids.map(profile)) : Promise.reject(new Error('offline'));
    });
    profiles.get('1');
    await vi.waitFor(() => { expect(calls).toBe(1); });
    profiles.get('1');
    answers = true;
    const heard = vi.waitFor(() => { expect(profiles.get('1')?.displayName).toBe('Name 1'); });
    profiles.retry();
    await heard;
    expect(calls).toBe(2);
  });
});
