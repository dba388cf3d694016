import { ui } from '@dcts/ui';
import { listing, t } from '../texts';
import type { PluginView } from './contract';
import type { PluginDesk } from './desk';

/** Switches a plugin. Before others stop with it, the owner is asked. */
export async function switchPlugin(desk: PluginDesk, { id, name }: PluginView, on: boolean): Promise<void> {
  const dependants = on ? [] : desk.dependants(id);
  if (dependants.length > 0 && !(await agrees(name, dependants))) return;
  await desk.toggle(id, on, dependants.length > 0);
  const refusal = desk.state.get().refused.get(id);
  if (!on && refusal?.code === 'conflict' && (await agrees(name, desk.dependants(id)))) await desk.toggle(id, false, true);
  if (!desk.state.get().refused.has(id)) ui.announce(t(on ? 'plugins.switchedOn' : 'plugins.switchedOff', { plugin: name }));
}

function agrees(plugin: string, dependants: readonly PluginView[]): Promise<boolean> {
  const names = listing(dependants.map(({ name }) => name));
  const text = t('disable.text', { plugin, names, count: dependants.length });
  return ui.dialog({
    title: t('disable.title', { plugin }),
    body: dependants.length > 0 ? text : t('disable.unknown', { plugin }),
    confirm: t('disable.confirm'),
    cancel: t('dialog.cancel'),
  });
}
