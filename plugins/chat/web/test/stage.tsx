import type { DialogOptions, MenuSection, MountContext, UiKit } from '@dcts/sdk';
import { translator } from '@dcts/sdk/i18n';
import { vi } from 'vitest';
import { Chat } from '../chat';
import { catalogues } from '../i18n/catalogues';
import type { ChatHost } from '../view/host';
import { conversation, sidebar } from '../view/mount';
import type { TreeAnswer } from '../wire';
import { ChatServer, Member } from './server';

/** Waits until `look` holds; fails with the last difference. */
export const soon = (look: () => void) => vi.waitFor(look, { timeout: 4_000, interval: 5 });

/** The chat on a page with a server in memory, and a kit that keeps what it was asked for. */
export class Stage {
  readonly server = new ChatServer();
  readonly member: Member;
  readonly chat: Chat;
  readonly host: ChatHost;
  readonly place = document.body.appendChild(document.createElement('div'));
  readonly said: string[] = [];
  readonly toasts: string[] = [];
  readonly asked: string[] = [];
  /** The dialogs that are open. */
  readonly dialogs: { options: DialogOptions; close: (answer: boolean) => void }[] = [];
  menu: readonly MenuSection[] = [];
  private readonly ends: (() => void)[] = [];

  constructor(tree: () => TreeAnswer) {
    this.server.told = tree;
    for (const { id, name } of tree().groups.flatMap((group) => group.categories.flatMap(({ channels }) => channels))) this.server.addChannel(id, name);
    this.member = new Member('me', this.server);
    this.chat = new Chat(this.member.sdk);
    this.host = { chat: this.chat, sdk: this.member.sdk, ui: this.kit(), t: translator(catalogues, () => 'en'), slots: this.slots() };
  }

  /** Connects, and shows the tree and what is at the address. */
  async open(...path: string[]): Promise<void> {
    this.member.connect();
    await soon(() => {
      if (!this.chat.tree.get().known) throw new Error('no tree yet');
    });
    for (const mount of [sidebar, conversation]) {
      const element = this.place.appendChild(document.createElement('div'));
      const context: MountContext = { path, props: {}, fail: (error) => { throw error; } };
      const mounted = mount(this.host)(element, context);
      this.ends.push(() => { mounted.unmount(); });
    }
  }

  close(): void {
    for (const end of this.ends) end();
    this.chat.stop();
    this.place.remove();
  }

  all(selector: string): HTMLElement[] {
    return [...document.querySelectorAll<HTMLElement>(selector)];
  }

  one(selector: string): HTMLElement {
    const [first] = this.all(selector);
    if (!first) throw new Error(`There is no ${selector}`);
    return first;
  }

  texts(selector: string): string[] {
    return this.all(selector).map((element) => element.textContent.trim());
  }

  /** Chooses an entry of the menu that is open. */
  choose(label: string): void {
    const item = this.menu.flatMap(({ items }) => items).find((each) => each.label === label);
    if (!item) throw new Error(`The menu has no ${label}`);
    item.run();
  }

  /** Types into the field of the open dialog. */
  type(index: number, text: string): void {
    const field = this.body().querySelectorAll<HTMLInputElement>('input:not([type=radio]), textarea, select')[index];
    if (!field) throw new Error(`There is no field ${String(index)}`);
    field.value = text;
    field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
  }

  body(): HTMLElement {
    return this.dialogs.at(-1)?.options.body as HTMLElement;
  }

  /** Confirms the open dialog; gives back why it was refused. */
  async confirm(): Promise<string | null> {
    const dialog = this.dialogs.at(-1);
    const refusal = (await dialog?.options.submit?.()) ?? null;
    if (refusal === null) dialog?.close(true);
    return refusal;
  }

  private kit(): UiKit {
    return {
      menu: (_anchor: HTMLElement, _label: string, sections: readonly MenuSection[]) => {
        this.menu = sections;
        return () => undefined;
      },
      dialog: (options: DialogOptions) => {
        document.body.append(options.body);
        return new Promise<boolean>((close) => this.dialogs.push({ options, close }));
      },
      toast: ({ text }: { text: string }) => {
        this.toasts.push(text);
        return () => undefined;
      },
      announce: (text: string) => { this.said.push(text); },
      why: ({ permission, scope }: { permission: string; scope: string }) => {
        this.asked.push(`${permission} ${scope}`);
        return Promise.resolve();
      },
      markdown: (source: string) => Object.assign(document.createElement('p'), { textContent: source }),
      empty: ({ title, text, action }: { title: string; text?: string; action?: { label: string } }) =>
        Object.assign(document.createElement('div'), { className: 'empty', textContent: [title, text, action?.label].join(' | ') }),
    } as unknown as UiKit;
  }

  private slots(): ChatHost['slots'] {
    const slot = this.member.sdk.slot('chat.aside');
    return { 'chat.message.action': slot, 'chat.composer.button': slot, 'chat.channel.header': slot, 'chat.aside': slot } as unknown as ChatHost['slots'];
  }
}
