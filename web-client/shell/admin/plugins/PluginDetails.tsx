import { useState } from 'preact/hooks';
import { Empty } from '../../Empty';
import { useStore } from '@dcts/preact';
import { navigate } from '../../route';
import type { Workspace } from '../../workspace';
import { BackLink, PagePane } from '../PagePane';
import { useSettings } from '../settings/useSettings';
import { moment, t } from '../texts';
import { EntryPoints } from './EntryPoints';
import { UsageFigures } from './Figures';
import type { PluginView } from './contract';
import type { PluginDesk } from './desk';
import { Capabilities, Part, PluginSwitch, Reasons, StateBadge } from './parts';
import { RemoveDialog, RollbackDialog } from './VersionDialogs';

interface DetailsProps {
  workspace: Workspace;
  desk: PluginDesk;
  id: string;
}

/** Everything about one plugin. */
export function PluginDetails({ workspace, desk, id }: DetailsProps) {
  const { known, plugins } = useStore(desk.state);
  const plugin = plugins.find((each) => each.id === id);
  // A plugin has settings while it runs, and another version may have others.
  const settings = useSettings(plugin ? `${plugin.state} ${plugin.version}` : null);
  const link = settings.plugins?.some((each) => each.id === id) ? <SettingsLink id={id} /> : undefined;
  const back = <BackLink href="#/admin/plugins" label={t('details.back')} />;
  return (
    <PagePane workspace={workspace} title={plugin?.name ?? t('plugins.title')} before={back} after={link}>
      {plugin && <Details desk={desk} plugin={plugin} />}
      {known && !plugin && (
        <Empty
          icon="puzzle"
          title={t('details.gone.title')}
          text={t('details.gone.text')}
          action={{ label: t('notFound.action'), run: () => { navigate('#/admin/plugins'); } }}
        />
      )}
      {!known && <d-spinner class="large" label={t('plugins.loading')} />}
    </PagePane>
  );
}

function SettingsLink({ id }: { id: string }) {
  return (
    <a class="btn" href={`#/admin/settings/${id}`}>
      <d-icon name="settings" />
      {t('nav.settings')}
    </a>
  );
}

function Details({ desk, plugin }: { desk: PluginDesk; plugin: PluginView }) {
  const { id, name, description, capabilities, entryPoints = [], usage } = plugin;
  return (
    <>
      <div class="plugin-hero">
        <d-avatar user={id} name={name} />
        <div class="plugin-main">
          <p class="plugin-facts">
            <StateBadge desk={desk} plugin={plugin} />
          </p>
          {description && <p class="plugin-about">{description}</p>}
        </div>
        <PluginSwitch desk={desk} plugin={plugin} />
      </div>
      <Reasons desk={desk} plugin={plugin} />
      <About desk={desk} plugin={plugin} />
      {capabilities && (
        <Part title="details.capabilities" lead="details.capabilities.lead">
          {capabilities.length === 0 ? <p class="part-none">{t('details.capabilities.none')}</p> : <div class="card"><Capabilities all={capabilities} /></div>}
        </Part>
      )}
      {usage && <UsageFigures usage={usage} />}
      {entryPoints.length > 0 && <EntryPoints all={entryPoints} />}
      <Versions desk={desk} plugin={plugin} />
    </>
  );
}

function About({ desk, plugin }: { desk: PluginDesk; plugin: PluginView }) {
  const { id, version, shipped, changedAt, requires } = plugin;
  return (
    <Part title="details.about">
      <dl class="card facts">
        <dt>{t('details.version')}</dt>
        <dd>{version}</dd>
        {shipped !== undefined && (
          <>
            <dt>{t('details.origin')}</dt>
            <dd>{t(shipped ? 'details.origin.shipped' : 'details.origin.installed')}</dd>
          </>
        )}
        {typeof changedAt === 'number' && (
          <>
            <dt>{t('details.changed')}</dt>
            <dd>{moment(changedAt)}</dd>
          </>
        )}
        <dt>{t('details.requires')}</dt>
        <dd>
          <PluginLinks desk={desk} ids={requires} />
        </dd>
        <dt>{t('details.dependants')}</dt>
        <dd>
          <PluginLinks desk={desk} ids={desk.dependants(id).map((each) => each.id)} />
        </dd>
      </dl>
    </Part>
  );
}

function PluginLinks({ desk, ids }: { desk: PluginDesk; ids: readonly string[] }) {
  if (ids.length === 0) return <span class="facts-none">{t('details.nobody')}</span>;
  return (
    <ul class="facts-links">
      {ids.map((id) => (
        <li key={id}>
          <a href={`#/admin/plugins/${id}`}>{desk.nameOf(id)}</a>
        </li>
      ))}
    </ul>
  );
}

function Versions({ desk, plugin }: { desk: PluginDesk; plugin: PluginView }) {
  const [open, setOpen] = useState<'rollback' | 'remove' | null>(null);
  const { previous, shipped } = plugin;
  const close = () => { setOpen(null); };
  // Older servers do not say whether it was shipped, and cannot remove anything either.
  const removable = shipped === false;
  if (!previous && !removable) return null;
  return (
    <Part title="details.versions">
      <ul class="card actions">
        {previous && (
          <li class="action">
            <p>{t('rollback.text', { version: previous })}</p>
            <button type="button" class="btn" onClick={() => { setOpen('rollback'); }}>
              {t('rollback.open', { version: previous })}
            </button>
          </li>
        )}
        {removable && (
          <li class="action">
            <p>{t('remove.text')}</p>
            <button type="button" class="btn btn-warn" onClick={() => { setOpen('remove'); }}>
              {t('remove.open')}
            </button>
          </li>
        )}
      </ul>
      {open === 'rollback' && previous && <RollbackDialog desk={desk} plugin={plugin} version={previous} close={close} />}
      {open === 'remove' && <RemoveDialog desk={desk} plugin={plugin} close={close} />}
    </Part>
  );
}
