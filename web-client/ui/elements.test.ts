// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { defineElements, hueOf, initials } from './elements';
import { iconNames } from './icon';
import { openMenu } from './menu';

defineElements();

afterEach(() => {
  document.body.replaceChildren();
});

describe('avatars', () => {
  it.each([
    ['Ann Lindqvist', 'AL'],
    ['otto_dev', 'OD'],
    ['bo', 'B'],
    ['Ann Maria van der Berg', 'AB'],
    ['👩‍🚀 Space', '👩‍🚀S'],
    ['  ', ''],
  ])('show initials of %j', (name, expected) => {
    expect(initials(name)).toBe(expected);
  });

  it('have one of eight colours by user', () => {
    const hues = new Set(Array.from({ length: 200 }, (_, i) => hueOf(String(i))));
    expect([...hues].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(hueOf('17')).toBe(hueOf('17'));
  });
});

describe('icons', () => {
  it.each(iconNames)('%s is drawn and hidden from screen readers', (name) => {
    const icon = document.createElement('d-icon');
    icon.setAttribute('name', name);
    document.body.append(icon);
    expect(icon.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
    for (const path of icon.querySelectorAll('path')) expect(path.getAttribute('d')).toMatch(/^M[\d\s.,MLHVCSQTAZmlhvcsqtaz-]+$/);
  });
});

describe('menus', () => {
  function open() {
    const chosen: string[] = [];
    const anchor = document.createElement('button');
    document.body.append(anchor);
    const item = (label: string) => ({ label, run: () => chosen.push(label) });
    openMenu(anchor, 'Things', [{ items: [item('One'), item('Two')] }, { heading: 'More', items: [{ ...item('Three'), checked: true }] }]);
    const press = (key: string) => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    return { anchor, chosen, press };
  }

  it('move by the arrow keys around the ends and by letters', () => {
    const { press } = open();
    const focused = () => document.activeElement?.textContent;
    expect(focused()).toBe('One');
    press('ArrowUp');
    expect(focused()).toBe('Three');
    press('ArrowDown');
    expect(focused()).toBe('One');
    press('t');
    expect(focused()).toBe('Two');
  });

  it('close on Escape and give the focus back', () => {
    const { anchor, press } = open();
    press('Escape');
    expect(document.querySelector('[role="menu"]')).toBeNull();
    expect(document.activeElement).toBe(anchor);
    expect(anchor.getAttribute('aria-expanded')).toBe('false');
  });

  it('run what was chosen, after closing', () => {
    const { chosen } = open();
    document.querySelector<HTMLElement>('[role="menuitemradio"][aria-checked="true"]')?.click();
    expect(chosen).toEqual(['Three']);
    expect(document.querySelector('[role="menu"]')).toBeNull();
  });
});
