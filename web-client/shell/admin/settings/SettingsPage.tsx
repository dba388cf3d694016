import { Empty } from '../../Empty';
import { useStore } from '@dcts/preact';
import { navigate } from '../../route';
import type { Workspace } from '../../workspace';
import { sentence } from '../fault';
import { BackLink, PagePane } from '../PagePane';
import type { PluginDesk } from '../plugins/desk';
import { t } from '../texts';
import type { PluginSettings } from './schema';
import { SettingsForm } from './SettingsForm';
import { useSettings } from './useSettings';
import { FaultLine } from '../../FaultLine';

interface PageProps {
  workspace: Workspace;
  desk: PluginDesk;
  id: string | undefined;
}

/** The settings of one plugin; without an id, of which plugins there are any. */
export function SettingsPage({ workspace, desk, id }: PageProps) {
  const list = useStore(desk.state);
  const shown = list.plugins.filter((each) => id === undefined || each.id === id);
  // A plugin has settings while it runs, and another version may have others. While the list cannot be read, neither can these.
  const version = list.known && !list.unread ? shown.map(({ state, version }) => `${state} ${version}`).join() : null;
  const { plugins, fault: unread, save } = useSettings(version);
  const fault = list.unread && !list.known ? sentence(list.unread) : unread;
  const settings = plugins?.find((each) => each.id === id);
  const title = id === undefined ? t('nav.settings') : desk.nameOf(id);
  const back = id === undefined ? undefined : <BackLink href="#/admin/settings" label={t('settings.back')} />;
  return (
    <PagePane workspace={workspace} title={title} before={back}>
      <FaultLine fault={fault} />
      {!plugins && fault === null && <d-spinner class="large" label={t('settings.loading')} />}
      {settings && <SettingsForm settings={settings} save={(values) => save(settings.id, values)} />}
      {plugins && !settings && id !== undefined && (
        <Empty
          icon="settings"
          title={t('settings.none')}
          text={t('settings.none.text')}
          action={{ label: t('notFound.action'), run: () => { navigate('#/admin/plugins'); } }}
        />
      )}
      {plugins && id === undefined && <Index desk={desk} plugins={plugins} />}
    </PagePane>
  );
}

function Index({ desk, plugins }: { desk: PluginDesk; plugins: readonly PluginSettings[] }) {
  if (plugins.length === 0) return <Empty icon="settings" title={t('settings.nothing.title')} text={t('settings.nothing.text')} />;
  return (
    <>
      <p class="page-lead">{t('settings.lead')}</p>
      <ul class="card plugins">
        {plugins.map(({ id, fields }) => (
          <li key={id} class="plugin">
            <d-avatar user={id} name={desk.nameOf(id)} />
            <div class="plugin-main">
              <h3 class="plugin-name">
                <a class="plugin-link" href={`#/admin/settings/${id}`}>
                  {desk.nameOf(id)}
                </a>
              </h3>
              <p class="plugin-facts">{t('settings.count', { count: fields.length })}</p>
            </div>
            <d-icon name="chevron-right" class="plugin-more" />
          </li>
        ))}
      </ul>
    </>
  );
}
