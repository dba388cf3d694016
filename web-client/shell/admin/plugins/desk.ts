import { createStore, RequestError } from '@dcts/sdk';
import type { PluginApi } from './api';
import type { ArchiveView, PluginsAnswer, PluginView } from './contract';

export interface DeskState {
  /** False until the list has been read once. */
  known: boolean;
  plugins: readonly PluginView[];
  found: readonly ArchiveView[];
  installOverHttp: boolean;
  /** The plugin that decides who may do what, if nobody but the owner may do anything because it does not run. */
  undecided: string | null;
  /** Ids of plugins that are being changed. */
  busy: ReadonlySet<string>;
  /** Why the list could not be read the last time. */
  unread: RequestError | null;
  /** What went wrong with a plugin's switch, by its id. */
  refused: ReadonlyMap<string, RequestError>;
}

const asRequestError = (error: unknown) => (error instanceof RequestError ? error : new RequestError({ code: 'internal' }));

/** The owner's list of plugins: what stands there, what is under way and what was refused. */
export class PluginDesk {
  readonly state = createStore<DeskState>({
    known: false,
    plugins: [],
    found: [],
    installOverHttp: false,
    undecided: null,
    busy: new Set(),
    unread: null,
    refused: new Map(),
  });
  /** Counts answers, so that an old one never covers a newer. */
  private turn = 0;

  constructor(private readonly api: PluginApi) {}

  /** Reads the list. While something is being changed it does nothing: the change's own answer is newer. */
  async refresh(): Promise<void> {
    if (this.state.get().busy.size > 0) return;
    const turn = (this.turn += 1);
    try {
      const answer = await this.api.list();
      if (turn === this.turn) this.adopt(answer);
    } catch (error) {
      if (turn === this.turn) this.patch({ unread: asRequestError(error) });
    }
  }

  /** Switches a plugin. What goes wrong is told in the state. */
  async toggle(id: string, on: boolean, withDependants = false): Promise<void> {
    const refused = new Map(this.state.get().refused);
    refused.delete(id);
    this.patch({ refused });
    try {
      await this.change(id, () => (on ? this.api.enable(id) : this.api.disable(id, withDependants)));
    } catch (error) {
      this.patch({ refused: new Map(this.state.get().refused).set(id, asRequestError(error)) });
      await this.refresh();
    }
  }

  /** Looks for new archives in the folder. */
  rescan(): Promise<void> {
    return this.change('', () => this.api.rescan());
  }

  /** Reads an archive's plan without installing it. */
  upload(archive: Blob): Promise<ArchiveView> {
    return this.api.upload(archive);
  }

  /** Lets the defaults of permissions hold again. */
  useDefaults(password: string): Promise<void> {
    return this.change('', () => this.api.useDefaults(password));
  }

  install({ id, sha256 }: ArchiveView, password: string): Promise<void> {
    return this.change(id, () => this.api.install(sha256, password));
  }

  rollback(id: string, password: string): Promise<void> {
    return this.change(id, () => this.api.rollback(id, password));
  }

  remove(id: string, data: 'keep' | 'drop', password: string): Promise<void> {
    return this.change(id, () => this.api.remove(id, data, password));
  }

  /** Running plugins that cannot do without this one, whether directly or through others. */
  dependants(id: string): readonly PluginView[] {
    const { plugins } = this.state.get();
    const direct = new Set(plugins.find((plugin) => plugin.id === id)?.dependants ?? []);
    const needing = new Set<string>();
    const gather = (of: string) => {
      for (const plugin of plugins) {
        const needs = plugin.requires.includes(of) || (of === id && direct.has(plugin.id));
        if (!needs || plugin.state !== 'running' || needing.has(plugin.id)) continue;
        needing.add(plugin.id);
        gather(plugin.id);
      }
    };
    gather(id);
    return plugins.filter((plugin) => needing.has(plugin.id));
  }

  /** The name of a plugin for people. */
  nameOf(id: string): string {
    return this.state.get().plugins.find((plugin) => plugin.id === id)?.name ?? id;
  }

  private async change(id: string, ask: () => Promise<PluginsAnswer>): Promise<void> {
    this.setBusy(id, true);
    const turn = (this.turn += 1);
    try {
      const answer = await ask();
      if (turn === this.turn) this.adopt(answer);
    } finally {
      this.setBusy(id, false);
      // Another change began meanwhile: neither answer need be the last word.
      if (turn !== this.turn) void this.refresh();
    }
  }

  private setBusy(id: string, busy: boolean): void {
    const all = new Set(this.state.get().busy);
    if (busy) all.add(id);
    else all.delete(id);
    this.patch({ busy: all });
  }

  private adopt({ plugins, found = [], installOverHttp = false, undecided = null }: PluginsAnswer): void {
    this.patch({ known: true, plugins, found, installOverHttp, undecided, unread: null });
  }

  private patch(change: Partial<DeskState>): void {
    this.state.update((state) => ({ ...state, ...change }));
  }
}
