import type { Off, PieceSdk } from '@dcts/sdk';
import { Soon } from '@dcts/sdk/soon';
import { createStore } from '@dcts/sdk/store';
import type { Requests } from '../wire';
import { type Change, type ChangeAnswer, type Editor, type Preview, type RoleList, type Rules, SERVER } from './contract';
import { type Draft, isOutdated, type Stored, storedRole, storedRule, type Target } from './draft';
import { Drafts, isThere } from './drafts';
import { Fresh } from './fresh';
import { Undo } from './undo';

type Sdk = Pick<PieceSdk, 'request' | 'on' | 'onReady'>;

const nobody: Preview = { gains: [], losses: [], numbers: [], more: { gains: 0, losses: 0, numbers: 0 } };

/** Everything that the pages know of roles, and what they do to them. What is refused rejects with an error that has a `code`. */
export class Roles {
  readonly editor: Fresh<Editor>;
  readonly list: Fresh<RoleList>;
  readonly undo: Undo;
  readonly drafts = new Drafts();
  /** Counts changes, for what is not kept here. */
  readonly changes = createStore(0);
  /** Whether a role is just being moved. */
  moving = false;
  private readonly rules = new Map<string, Fresh<Rules>>();
  private readonly soon = new Soon(() => { this.changes.update((count) => count + 1); });
  private readonly ends: readonly Off[];

  constructor(private readonly sdk: Sdk) {
    this.editor = new Fresh(() => this.readEditor());
    this.list = new Fresh(() => this.ask('roles.list', {}));
    this.undo = new Undo(sdk);
    const changed = () => { this.changed(); };
    this.ends = [
      sdk.on('roles.changed', changed),
      sdk.on('session.rights.changed', changed),
      sdk.onReady(changed),
      this.editor.known.subscribe(({ data }) => { if (data) this.drafts.keepOnly((of) => isThere(of, data)); }),
    ];
  }

  ask<N extends keyof Requests>(name: N, payload: Requests[N]['request']): Promise<Requests[N]['answer']> {
    return this.sdk.request(name, payload);
  }

  /** The rules at a place. */
  rulesAt(scope: string): Fresh<Rules> {
    const rules = this.rules.get(scope) ?? new Fresh(() => this.ask('roles.rules', { scope }));
    this.rules.set(scope, rules);
    return rules;
  }

  /** What is stored of what a draft is of; null while that is not known. */
  stored(of: Target): Stored | null {
    if (!('roleId' in of) || of.scope !== SERVER) {
      const rules = this.rules.get(of.scope)?.known.get().data;
      return rules ? storedRule(rules, of) : null;
    }
    const role = this.editor.known.get().data?.roles.find(({ id }) => id === of.roleId);
    return role ? storedRole(role) : null;
  }

  /** Who would gain and who would lose what. */
  async preview({ name, payload }: Change): Promise<Preview> {
    const { preview } = await this.sdk.request<ChangeAnswer>(name, { ...payload, preview: true });
    return preview ?? nobody;
  }

  /** Makes a change, which can then be taken back. Calls `stored` when it is made, and resolves when it is seen here. */
  async make({ name, payload }: Change, text: string, stored?: () => void): Promise<ChangeAnswer> {
    const answer = await this.sdk.request<ChangeAnswer>(name, payload);
    stored?.();
    if (answer.undoId) this.undo.offer(answer.undoId, text);
    await this.refresh();
    return answer;
  }

  async takeBack(id: string): Promise<void> {
    const upToDate = [...this.drafts.all.get().values()].filter((draft) => !this.isOutdated(draft));
    await this.undo.run(id);
    await this.refresh();
    // What one takes back oneself has not been changed by somebody else.
    for (const { of } of upToDate) this.keepDraft(of);
  }

  /** Whether somebody else has stored something that a draft changes. */
  isOutdated(draft: Draft): boolean {
    const stored = this.stored(draft.of);
    return stored !== null && isOutdated(draft, stored);
  }

  /** Keeps a draft as one upon what is stored now. */
  keepDraft(of: Target): void {
    const draft = this.drafts.get(of);
    const upon = this.stored(of);
    if (draft && upon) this.drafts.set({ ...draft, upon });
  }

  /** Reads again whatever somebody looks at; the rest is read when somebody does. */
  async refresh(): Promise<void> {
    this.changes.update((count) => count + 1);
    const watched = [this.editor, this.list, ...this.rules.values()].filter((each) => each.watched);
    await Promise.all(watched.map((each) => each.refresh()));
  }

  stop(): void {
    for (const end of this.ends) end();
    for (const each of [this.editor, this.list, ...this.rules.values()]) each.stop();
    this.soon.cancel();
    this.undo.stop();
  }

  private async readEditor(): Promise<Editor> {
    const { roles, ...rest } = await this.ask('roles.editor', {});
    return { ...rest, roles: roles.map(({ role, ...said }) => ({ ...role, ...said })) };
  }

  private changed(): void {
    this.soon.call();
    for (const each of [this.editor, this.list, ...this.rules.values()]) each.changed();
  }
}
