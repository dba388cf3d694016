import { call, createStore } from '@dcts/sdk';
import { sentence } from '../fault';
import type { PluginSettings, SettingsAnswer, SettingValues } from './schema';

const limitMs = 20_000;
const path = '/api/admin/settings';

/** What is known of the settings. */
export interface Shown {
  /** Of all plugins that have any; null until they have been read once. */
  plugins: readonly PluginSettings[] | null;
  /** Why they could not be read the last time, in a sentence. */
  fault: string | null;
}

/** The settings of all plugins. What has been read once stays until there is something newer. */
export class SettingsShelf {
  readonly state = createStore<Shown>({ plugins: null, fault: null });
  /** Counts requests, so that an old answer never covers a newer. */
  private turn = 0;
  private underWay = 0;
  private saving = 0;
  /** Whether what comes last need not be the last word. */
  private again = false;

  /** Reads them. While something is being saved it waits for that. */
  async refresh(): Promise<void> {
    if (this.saving > 0) {
      this.again = true;
      return;
    }
    const turn = (this.turn += 1);
    try {
      await this.ask(turn, () => call<SettingsAnswer>('GET', path, undefined, { limitMs }));
    } catch (error) {
      if (turn === this.turn) this.state.update(({ plugins }) => ({ plugins, fault: sentence(error) }));
    }
  }

  /** Stores the values; resolves once they hold. */
  async save(plugin: string, values: SettingValues): Promise<void> {
    this.again ||= this.underWay > 0;
    this.saving += 1;
    const turn = (this.turn += 1);
    try {
      await this.ask(turn, () => call<SettingsAnswer>('POST', path, { plugin, values }, { limitMs }));
    } finally {
      this.saving -= 1;
      if (this.again && this.saving === 0) {
        this.again = false;
        void this.refresh();
      }
    }
  }

  private async ask(turn: number, send: () => Promise<SettingsAnswer>): Promise<void> {
    this.underWay += 1;
    try {
      const { plugins } = await send();
      if (turn === this.turn) this.state.set({ plugins, fault: null });
    } finally {
      this.underWay -= 1;
    }
  }
}
