import { useEffect, useMemo } from 'preact/hooks';
import { useStore } from '@dcts/preact';
import type { SettingValues } from './schema';
import { SettingsShelf } from './shelf';

/** The settings of all plugins that have any; read whenever `version` is another, and not while it is null. */
export function useSettings(version: string | null) {
  const shelf = useMemo(() => new SettingsShelf(), []);
  useEffect(() => {
    if (version !== null) void shelf.refresh();
  }, [version]);
  const save = (plugin: string, values: SettingValues) => shelf.save(plugin, values);
  return { ...useStore(shelf.state), save };
}
