import type { ComponentChildren } from 'preact';
import { useStore } from '@dcts/preact';
import { sentence } from '../fault';
import { type AdminKey, t } from '../texts';
import type { Capability, PluginView } from './contract';
import type { PluginDesk } from './desk';
import { switchPlugin } from './switching';

/** The switch of a plugin. It stands where the owner wants the plugin to be, also while it waits or has failed. */
export function PluginSwitch({ desk, plugin }: { desk: PluginDesk; plugin: PluginView }) {
  const { busy } = useStore(desk.state);
  const isBusy = busy.has(plugin.id);
  const on = plugin.state !== 'disabled';
  const flip = () => {
    if (!isBusy) void switchPlugin(desk, plugin, !on);
  };
  return (
    <button
      type="button"
      role="switch"
      class="switch"
      aria-checked={on}
      aria-disabled={isBusy}
      aria-busy={isBusy}
      aria-label={t('plugins.switch', { plugin: plugin.name })}
      onClick={flip}
    >
      <span class="switch-thumb">{isBusy && <d-spinner label="" aria-hidden="true" />}</span>
    </button>
  );
}

/** The state of a plugin in a word. */
export function StateBadge({ desk, plugin }: { desk: PluginDesk; plugin: PluginView }) {
  const { busy } = useStore(desk.state);
  const state = busy.has(plugin.id) ? 'busy' : plugin.state;
  return (
    <span class={`state state-${state}`}>
      <span class="state-dot" aria-hidden="true" />
      {t(`state.${state}`)}
    </span>
  );
}

/** Why a plugin waits or has failed, and why its switch was refused. */
export function Reasons({ desk, plugin }: { desk: PluginDesk; plugin: PluginView }) {
  const { refused } = useStore(desk.state);
  const refusal = refused.get(plugin.id);
  const troubled = plugin.state === 'failed' || plugin.state === 'waiting';
  return (
    <>
      {troubled && plugin.reason !== '' && (
        <p class={plugin.state === 'failed' ? 'notice notice-bad' : 'notice notice-warn'}>
          <d-icon name={plugin.state === 'failed' ? 'alert' : 'clock'} />
          {plugin.reason}
        </p>
      )}
      <div role="alert">
        {refusal && (
          <p class="notice notice-bad">
            <d-icon name="alert" />
            {sentence(refusal)}
          </p>
        )}
      </div>
    </>
  );
}

/** What a plugin may do, one line each; `fresh` names those that are new. */
export function Capabilities({ all, fresh = [] }: { all: readonly Capability[]; fresh?: readonly string[] }) {
  return (
    <ul class="capabilities">
      {all.map(({ name, meaning, enforced }) => (
        <li key={name} class={fresh.includes(name) ? 'capability capability-new' : 'capability'}>
          <d-icon name={enforced ? 'lock' : 'alert'} />
          <div class="capability-text">
            <p>
              {meaning} {fresh.includes(name) && <span class="tag tag-new">{t('details.new')}</span>}
              {!enforced && (
                <span class="tag tag-warn" data-tip={t('details.notEnforced.text')}>
                  {t('details.notEnforced')}
                </span>
              )}
            </p>
            <code class="capability-name">{name}</code>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** A part of a page under a heading. */
export function Part({ title, lead, children }: { title: AdminKey; lead?: AdminKey; children: ComponentChildren }) {
  return (
    <section class="part">
      <h3 class="part-title">{t(title)}</h3>
      {lead && <p class="part-lead">{t(lead)}</p>}
      {children}
    </section>
  );
}
