import { call } from '@dcts/sdk';
import { useEffect, useState } from 'preact/hooks';
import type { Workspace } from '../../workspace';
import { sentence } from '../fault';
import { PagePane } from '../PagePane';
import { t } from '../texts';
import type { PluginSettings, SettingsAnswer } from './schema';
import { SettingsForm } from './SettingsForm';

const limitMs = 20_000;

/** The settings of one plugin; without an id, of which plugins there are any. */
export function SettingsPage({ workspace, id }: { workspace: Workspace; id: string | undefined }) {
  const [plugins, setPlugins] = useState<readonly PluginSettings[] | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    call<SettingsAnswer>('GET', '/api/admin/settings', undefined, { limitMs }).then(
      (answer) => { setPlugins(answer.plugins); },
      (error: unknown) => { setFault(sentence(error)); },
    );
  }, []);
  const settings = plugins?.find((each) => each.id === id);
  const save = async (values: object): Promise<void> => {
    const answer = await call<SettingsAnswer>('POST', '/api/admin/settings', { plugin: id, values }, { limitMs });
    setPlugins(answer.plugins);
  };
  return (
    <PagePane workspace={workspace} title={settings?.name ?? id ?? t('nav.settings')}>
      {fault !== null && <p class="notice notice-bad">{fault}</p>}
      {settings && <SettingsForm settings={settings} save={save} />}
      {plugins && !settings && id !== undefined && <p class="part-none">{t('settings.none')}</p>}
      {plugins && id === undefined && <Index plugins={plugins} />}
    </PagePane>
  );
}

function Index({ plugins }: { plugins: readonly PluginSettings[] }) {
  return (
    <ul class="card settings-index">
      {plugins.map(({ id, name }) => (
        <li key={id}>
          <a href={`#/admin/settings/${id}`}>{name ?? id}</a>
        </li>
      ))}
    </ul>
  );
}
