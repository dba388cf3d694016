import type { MenuItem, MenuSection, Off } from '@dcts/sdk';
import { el, iconEl } from './dom';
import { placeNear } from './place';

/**
 * Opens a menu beside `anchor`. It closes on choice, Escape, Tab or a click elsewhere and gives the focus back.
 *
 * @param closed called when it has closed, however that came
 */
export function openMenu(anchor: HTMLElement, label: string, sections: readonly MenuSection[], closed?: () => void): Off {
  const menu = el('div', { class: 'menu', role: 'menu', 'aria-label': label });
  const close = (refocus: boolean) => {
    document.removeEventListener('pointerdown', outside, true);
    anchor.setAttribute('aria-expanded', 'false');
    menu.remove();
    if (refocus) anchor.focus();
    closed?.();
  };
  const outside = (event: Event) => {
    const inside = event.target instanceof Node && (menu.contains(event.target) || anchor.contains(event.target));
    if (!inside) close(false);
  };
  const choose = (item: MenuItem) => {
    close(true);
    item.run();
  };
  menu.append(...sections.map((section) => sectionElement(section, choose)));
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' || event.key === 'Tab') close(true);
    else if (!moveFocus(menu, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  });
  document.addEventListener('pointerdown', outside, true);
  // Inside the anchor's landmark, where a screen reader expects it; inside an open dialog, where alone it is visible.
  (anchor.closest('dialog, nav, main, aside, header') ?? document.body).append(menu);
  anchor.setAttribute('aria-expanded', 'true');
  placeNear(menu, anchor, 'above');
  entries(menu)[0]?.focus();
  return () => { close(false); };
}

function sectionElement(section: MenuSection, choose: (item: MenuItem) => void): HTMLElement {
  const group = el('div', { class: 'menu-section', role: 'group' });
  if (section.heading !== undefined) {
    group.setAttribute('aria-label', section.heading);
    group.append(el('div', { class: 'menu-heading', 'aria-hidden': 'true' }, section.heading));
  }
  group.append(...section.items.map((item) => itemElement(item, choose)));
  return group;
}

function itemElement(item: MenuItem, choose: (item: MenuItem) => void): HTMLElement {
  const choice = item.checked !== undefined;
  const element = el('button', {
    type: 'button',
    tabindex: '-1',
    class: item.danger === true ? 'menu-item danger' : 'menu-item',
    role: choice ? 'menuitemradio' : 'menuitem',
  });
  if (item.icon !== undefined) element.append(iconEl(item.icon));
  element.append(el('span', { class: 'menu-label' }, item.label));
  if (choice) element.setAttribute('aria-checked', String(item.checked));
  if (item.checked === true) element.append(iconEl('check'));
  element.addEventListener('click', () => { choose(item); });
  return element;
}

function entries(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('.menu-item')];
}

/** Moves as the keys of menus do; says whether the key was one of them. */
function moveFocus(menu: HTMLElement, key: string): boolean {
  const all = entries(menu);
  const at = all.findIndex((entry) => entry === document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[key];
  if (to !== undefined) {
    all[(to + all.length) % all.length]?.focus();
    return true;
  }
  if (key.length !== 1 || key === ' ') return false;
  const start = key.toLocaleLowerCase();
  const ordered = [...all.slice(at + 1), ...all.slice(0, at + 1)];
  ordered.find((entry) => entry.textContent.toLocaleLowerCase().startsWith(start))?.focus();
  return true;
}
