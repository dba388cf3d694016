import { ui } from '@dcts/ui';
import { useState } from 'preact/hooks';
import { Empty } from '../../Empty';
import { useStore } from '@dcts/preact';
import type { Workspace } from '../../workspace';
import { sentence } from '../fault';
import { PagePane } from '../PagePane';
import { listing, t } from '../texts';
import type { ArchiveView, PluginView } from './contract';
import type { PluginDesk } from './desk';
import { Found } from './Found';
import { InstallDialog } from './InstallDialog';
import { InstallPlace } from './InstallPlace';
import { Undecided } from './Undecided';
import { PluginSwitch, Reasons, StateBadge } from './parts';
import { FaultLine } from '../../FaultLine';

interface PageProps {
  workspace: Workspace;
  desk: PluginDesk;
}

/** All plugins with their switches, and the ways to install more. */
export function PluginsPage({ workspace, desk }: PageProps) {
  const { known, plugins, found, installOverHttp, undecided, unread } = useStore(desk.state);
  const [archive, setArchive] = useState<ArchiveView | null>(null);
  return (
    <PagePane workspace={workspace} title={t('plugins.title')} after={<Rescan desk={desk} />}>
      <p class="page-lead">{t('plugins.lead')}</p>
      <FaultLine fault={unread ? `${t('plugins.unread')} ${sentence(unread)}` : null} />
      {!known && !unread && <ListSkeleton />}
      {known && (
        <>
          {undecided !== null && <Undecided desk={desk} plugin={undecided} />}
          {found.length > 0 && <Found found={found} review={setArchive} />}
          {plugins.length > 0 && <PluginList desk={desk} plugins={plugins} />}
          {plugins.length === 0 && <Empty icon="puzzle" title={t('plugins.none.title')} text={t('plugins.none.text')} />}
          <InstallPlace desk={desk} overHttp={installOverHttp} read={setArchive} />
        </>
      )}
      {archive && <InstallDialog desk={desk} archive={archive} close={() => { setArchive(null); }} />}
    </PagePane>
  );
}

function ListSkeleton() {
  return (
    <ul class="card plugins" aria-busy="true" aria-label={t('plugins.loading')}>
      {['34%', '48%', '27%'].map((width) => (
        <li class="plugin" key={width}>
          <div class="skeleton-tile" />
          <div class="plugin-main">
            <div class="page-skeleton" style={{ width }} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function PluginList({ desk, plugins }: { desk: PluginDesk; plugins: readonly PluginView[] }) {
  return (
    <section class="part">
      <h3 class="part-title">{t('plugins.installed')}</h3>
      <ul class="card plugins">
        {plugins.map((plugin) => (
          <PluginRow key={plugin.id} desk={desk} plugin={plugin} />
        ))}
      </ul>
    </section>
  );
}

function PluginRow({ desk, plugin }: { desk: PluginDesk; plugin: PluginView }) {
  const { id, name, version, description, capabilities, requires, state } = plugin;
  return (
    <li class="plugin" data-state={state} data-plugin={id}>
      <d-avatar user={id} name={name} />
      <div class="plugin-main">
        <h4 class="plugin-name">
          <a class="plugin-link" href={`#/admin/plugins/${id}`}>
            {name}
          </a>
          <span class="plugin-version">{version}</span>
        </h4>
        {description && <p class="plugin-description">{description}</p>}
        <p class="plugin-facts">
          <StateBadge desk={desk} plugin={plugin} />
          {capabilities && capabilities.length > 0 && <span>{t('plugins.capabilities', { count: capabilities.length })}</span>}
          {requires.length > 0 && <span>{t('plugins.needs', { names: listing(requires.map((each) => desk.nameOf(each))) })}</span>}
        </p>
        <Reasons desk={desk} plugin={plugin} />
      </div>
      <PluginSwitch desk={desk} plugin={plugin} />
      <d-icon name="chevron-right" class="plugin-more" />
    </li>
  );
}

function Rescan({ desk }: { desk: PluginDesk }) {
  const { busy } = useStore(desk.state);
  const isBusy = busy.has('');
  const rescan = () => {
    if (isBusy) return;
    desk.rescan().then(
      () => { ui.toast({ text: t('plugins.rescanned'), tone: 'good' }); },
      (error: unknown) => { ui.toast({ text: sentence(error), tone: 'bad' }); },
    );
  };
  return (
    <button type="button" class="btn-icon" aria-label={t('plugins.rescan')} data-tip={t('plugins.rescan')} aria-disabled={isBusy} onClick={rescan}>
      {isBusy ? <d-spinner label="" aria-hidden="true" /> : <d-icon name="refresh" />}
    </button>
  );
}
