import { call, createStore } from '@dcts/sdk';
import { useEffect, useMemo } from 'preact/hooks';
import { useStore } from '../../hooks';
import { sentence } from '../fault';
import type { PluginSettings, SettingsAnswer, SettingValues } from './schema';

const limitMs = 20_000;
const path = '/api/admin/settings';

interface Settings {
  /** Null until they have been read. */
  plugins: readonly PluginSettings[] | null;
  /** Why they could not be read, in a sentence. */
  fault: string | null;
}

/** The settings of all plugins that have any; read again when `version` is another. */
export function useSettings(version = '') {
  const state = useMemo(() => createStore<Settings>({ plugins: null, fault: null }), []);
  const adopt = ({ plugins }: SettingsAnswer) => { state.set({ plugins, fault: null }); };
  useEffect(() => {
    call<SettingsAnswer>('GET', path, undefined, { limitMs }).then(adopt, (error: unknown) => {
      state.set({ plugins: null, fault: sentence(error) });
    });
  }, [version]);
  const save = async (plugin: string, values: SettingValues): Promise<void> => {
    adopt(await call<SettingsAnswer>('POST', path, { plugin, values }, { limitMs }));
  };
  return { ...useStore(state), save };
}
