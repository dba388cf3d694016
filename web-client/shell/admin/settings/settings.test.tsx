// @vitest-environment happy-dom
import { RequestError } from '@dcts/sdk';
import { defineElements } from '@dcts/ui';
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { navigate, route } from '../../route';
import { soon } from '../test-server';
import { changed, type Draft, faultOf, initial, values } from './draft';
import type { SettingField, SettingValues } from './schema';
import { SettingsForm } from './SettingsForm';

defineElements();

const field = (name: string, type: SettingField['type'], more: Partial<SettingField> = {}): SettingField => ({
  name, type, meaning: `About ${name}`, standard: type === 'boolean' ? false : type === 'number' ? 10 : type === 'list' ? [] : '', ...more,
});
const draft = (entries: Record<string, string | boolean | null>): Draft => new Map(Object.entries(entries));

describe('a draft', () => {
  it.each([
    [field('n', 'number', { min: 1, max: 5 }), '6', 'At most 5.'],
    [field('n', 'number', { min: 1 }), '0', 'At least 1.'],
    [field('n', 'number'), 'ten', 'Type a number.'],
    [field('n', 'number'), ' ', 'Type a number.'],
    [field('n', 'number', { min: 1, max: 5 }), '5', null],
    [field('t', 'text', { max: 3 }), 'four', 'At most 3 characters.'],
    [field('t', 'text', { min: 1 }), '', 'At least one character.'],
    [field('t', 'text', { pattern: '[a-z]+' }), 'abc1', 'This does not have the expected form.'],
    [field('t', 'text', { pattern: '\\p{javaLowerCase}+' }), 'whatever Java means', null],
    [field('l', 'list', { maxItems: 1 }), 'a\nb', 'At most one entry.'],
    [field('l', 'list', { pattern: '\\w+' }), 'a\nb c', 'This does not have the expected form.'],
    [field('c', 'choice', { choices: ['a'] }), 'b', 'Choose one of these.'],
    [field('t', 'text', { min: 1 }), null, null],
  ])('of %j with %j has the fault %j', (given, raw, expected) => {
    expect(faultOf(given, raw)).toBe(expected);
  });

  it('sends only what differs, in its own type, and null for the default', () => {
    const fields = [
      field('text', 'text', { value: 'old' }),
      field('same', 'text', { value: 'same' }),
      field('number', 'number'),
      field('list', 'list'),
      field('on', 'boolean'),
      field('back', 'text', { value: 'set' }),
      field('already', 'text'),
      field('secret', 'secret', { value: true }),
      field('fixed', 'text', { fixedBy: 'environment', value: 'x' }),
    ];
    const touched = draft({ text: 'new', same: 'same', number: '12.5', list: ' a \n\nb', on: true, back: null, already: null, secret: null, fixed: 'y' });
    expect(values(fields, touched)).toEqual({ text: 'new', number: 12.5, list: ['a', 'b'], on: true, back: null, secret: null });
    expect(changed(fields, draft({}))).toEqual([]);
  });

  it('never holds a secret that is stored', () => {
    expect(initial(field('secret', 'secret', { value: 'leaked' }))).toBe('');
  });
});

describe('a form', () => {
  const place = document.createElement('div');
  const fields = [
    field('title', 'text', { value: 'Hello', max: 8 }),
    field('token', 'secret', { value: true }),
    field('node', 'text', { value: 'blue', fixedBy: 'environment', variable: 'DCTS_PLUGIN_CHAT_NODE' }),
    field('about', 'text', { multiline: true, value: 'one\ntwo' }),
  ];
  let sent: SettingValues[];
  let refuse: Error | null;
  let saving: Promise<void>;

  const input = (name: string) => [...place.querySelectorAll('label')].find((label) => label.textContent === `About ${name}`)?.htmlFor;
  const at = (name: string) => document.getElementById(input(name) ?? '') as HTMLInputElement;
  const button = (name: string) => [...document.querySelectorAll('button')].find((each) => each.textContent === name);
  const type = async (element: HTMLInputElement | HTMLTextAreaElement, text: string) => {
    element.value = text;
    element.dispatchEvent(new Event('input', { bubbles: true }));
    await soon(() => { expect(button('Save')).toBeDefined(); });
  };
  const submit = () => place.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));

  beforeEach(async () => {
    sent = [];
    refuse = null;
    saving = Promise.resolve();
    navigate('#/admin/settings/chat');
    await soon(() => { expect(route.get().name).toBe('admin'); });
    document.body.replaceChildren(place);
    const save = (given: SettingValues) => {
      sent.push(given);
      return refuse ? Promise.reject(refuse) : saving;
    };
    render(<SettingsForm settings={{ id: 'chat', fields }} save={save} />, place);
  });

  afterEach(() => {
    render(null, place);
  });

  it('checks before it sends', async () => {
    await type(at('title'), 'much too long');
    submit();
    await soon(() => { expect(place.textContent).toContain('At most 8 characters.'); });
    expect(sent).toEqual([]);
    await soon(() => { expect(document.activeElement).toBe(at('title')); });
  });

  it('puts the server\'s refusal at the field that it names', async () => {
    refuse = new RequestError({ code: 'invalid', path: 'values.title' });
    await type(at('title'), 'bad');
    submit();
    await soon(() => { expect(at('title').getAttribute('aria-invalid')).toBe('true'); });
    expect(sent).toEqual([{ title: 'bad' }]);
    expect(place.textContent).toContain('The server does not accept this value.');
  });

  it('shows of a secret only that it is set, and clears it', async () => {
    expect(place.querySelector('input[type="password"]')).toBeNull();
    expect(place.textContent).toContain('Set');
    button('Clear')?.click();
    await soon(() => { expect(button('Save')).toBeDefined(); });
    submit();
    await soon(() => { expect(sent).toEqual([{ token: null }]); });
  });

  it('lets nobody change what the environment fixed', () => {
    expect(at('node').disabled).toBe(true);
    expect(place.textContent).toContain('Set by the environment variable DCTS_PLUGIN_CHAT_NODE');
  });

  it('keeps the lines of a text', async () => {
    const about = place.querySelector('textarea')!;
    expect(about.value).toBe('one\ntwo');
    await type(about, 'one\ntwo\nthree');
    submit();
    await soon(() => { expect(sent).toEqual([{ about: 'one\ntwo\nthree' }]); });
  });

  it('keeps what is typed while it saves, and only that', async () => {
    let saved: () => void = () => undefined;
    saving = new Promise((done) => { saved = done; });
    const about = place.querySelector('textarea')!;
    await type(at('title'), 'sent');
    await type(about, 'sent too');
    button('Replace')?.click();
    await soon(() => { expect(place.querySelector('input[type="password"]')).not.toBeNull(); });
    await type(place.querySelector<HTMLInputElement>('input[type="password"]')!, 'hush');
    submit();
    await soon(() => { expect(sent).toEqual([{ title: 'sent', about: 'sent too', token: 'hush' }]); });
    about.focus();
    await type(about, 'and more');
    saved();
    await soon(() => { expect(at('title').value).toBe('Hello'); });
    expect(place.querySelector('input[type="password"]')).toBeNull();
    expect(document.activeElement).toBe(about);
    expect(about.value).toBe('and more');
    submit();
    await soon(() => { expect(sent.at(-1)).toEqual({ about: 'and more' }); });
  });

  it('asks before unsaved changes are left, and stays or goes', async () => {
    await type(at('title'), 'new');
    location.hash = '#/chat/1';
    await soon(() => { expect(document.querySelector('dialog')).not.toBeNull(); });
    expect(location.hash).toBe('#/admin/settings/chat');
    button('Stay')?.click();
    await soon(() => { expect(document.querySelector('dialog')).toBeNull(); });
    expect(route.get().name).toBe('admin');
    location.hash = '#/chat/1';
    await soon(() => { expect(button('Leave')).toBeDefined(); });
    button('Leave')?.click();
    await soon(() => { expect(route.get().name).toBe('chat'); });
  });
});
