import type { MenuItem, MenuSection, MountContext, Mounted, UiKit } from '@dcts/sdk';
import { translator } from '@dcts/sdk/i18n';
import { vi } from 'vitest';
import { catalogues } from '../i18n/catalogues';
import { Roles } from '../model/roles';
import type { RolesHost } from '../view/host';
import { membersPage, rolesPage } from '../view/mount';
import { Line, type RolesServer } from './server';

/** Waits until `look` holds; fails with the last difference. */
export const soon = (look: () => void) => vi.waitFor(look, { timeout: 4_000, interval: 5 });

interface Asked {
  title: string;
  body: Node | string;
  submit?(): Promise<string | null>;
}

/** A page of the piece on a server in memory, with a kit that keeps what it was asked for. */
export class Stage {
  readonly line: Line;
  readonly roles: Roles;
  readonly place = document.body.appendChild(document.createElement('div'));
  readonly toasts: { text: string; action?: { run(): void } }[] = [];
  /** With what their bodies showed; what is drawn in them goes when they are answered. */
  readonly dialogs: (Asked & { shown: HTMLElement })[] = [];
  /** What the last menu offers. */
  menu: readonly MenuItem[] = [];
  /** How the next dialog is answered; null leaves it open. */
  answer: boolean | null = true;
  readonly host: RolesHost;
  private mounted: Mounted | null = null;

  constructor(server: RolesServer, owner = false) {
    this.line = new Line(server, owner);
    this.roles = new Roles(this.line.sdk);
    const ui = {
      toast: (toast: { text: string }) => {
        this.toasts.push(toast);
        return () => undefined;
      },
      dialog: async (asked: Asked) => {
        const shown = document.createElement('div');
        shown.append(asked.body instanceof Node ? asked.body.cloneNode(true) : asked.body);
        this.dialogs.push({ ...asked, shown });
        if (this.answer === null) return new Promise<boolean>(() => undefined);
        if (!this.answer) return false;
        return (await asked.submit?.()) !== null ? asked.submit === undefined : true;
      },
      reason: (why: { cause: string }, about: object) => `${why.cause} ${JSON.stringify(about)}`,
      menu: (_: HTMLElement, __: string, sections: readonly MenuSection[]) => {
        this.menu = sections.flatMap(({ items }) => items);
        return () => undefined;
      },
      announce: () => undefined,
    } as unknown as UiKit;
    this.host = { roles: this.roles, sdk: this.line.sdk, ui, t: translator(catalogues, () => 'en') };
  }

  open(page: 'roles' | 'members', ...path: string[]): void {
    const context: MountContext = { path, props: {}, fail: (error) => { throw error; } };
    if (this.mounted) this.mounted.update?.(context);
    else this.mounted = (page === 'roles' ? rolesPage : membersPage)(this.host)(this.place, context);
  }

  close(): void {
    this.mounted?.unmount();
    this.roles.stop();
    this.place.remove();
  }

  text(): string {
    return this.place.textContent;
  }

  all<E extends HTMLElement = HTMLElement>(selector: string): E[] {
    return [...this.place.querySelectorAll<E>(selector)];
  }

  one<E extends HTMLElement = HTMLElement>(selector: string): E {
    const found = this.place.querySelector<E>(selector);
    if (!found) throw new Error(`There is no ${selector}`);
    return found;
  }

  button(name: string): HTMLElement {
    const found = this.all('button, a').find((each) => (each.getAttribute('aria-label') ?? each.textContent).trim() === name);
    if (!found) throw new Error(`There is no button ${name}`);
    return found;
  }

  type(selector: string, text: string): void {
    const input = this.one<HTMLInputElement>(selector);
    input.value = text;
    input.dispatchEvent(new Event(input.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
  }

  /** Opens a menu and takes what is called so. */
  choose(menu: string, entry: string): void {
    this.button(menu).click();
    const found = this.menu.find(({ label }) => label === entry);
    if (!found) throw new Error(`${menu} has no ${entry}`);
    found.run();
  }

  /** Chooses what is said about a permission. */
  say(permission: string, value: string): void {
    this.one<HTMLInputElement>(`[data-permission="${permission}"] input[value="${value}"]`).click();
  }
}
