import { useEffect, useMemo } from 'preact/hooks';
import { createStore } from '@dcts/sdk';
import { FaultLine } from '../../FaultLine';
import { useStore } from '@dcts/preact';
import type { Workspace } from '../../workspace';
import { sentence } from '../fault';
import { PagePane } from '../PagePane';
import { t } from '../texts';
import { pluginApi } from './api';
import type { OwnedEntryPoint } from './contract';
import type { PluginDesk } from './desk';
import { EntryPointTable } from './EntryPoints';

interface PageProps {
  workspace: Workspace;
  desk: PluginDesk;
}

interface Shown {
  /** Null until they have been read. */
  points: readonly OwnedEntryPoint[] | null;
  fault: string | null;
}

/** Everything that can be reached from outside, of the server itself and of each plugin. */
export function EntryPointsPage({ workspace, desk }: PageProps) {
  const shown = useMemo(() => createStore<Shown>({ points: null, fault: null }), []);
  const { points, fault } = useStore(shown);
  const running = useStore(desk.state).plugins.map(({ id, version, state }) => `${id} ${version} ${state}`).join();
  useEffect(() => {
    let gone = false;
    pluginApi.entryPoints().then(
      (all) => { if (!gone) shown.set({ points: all, fault: null }); },
      (error: unknown) => { if (!gone) shown.set({ points: shown.get().points, fault: sentence(error) }); },
    );
    return () => { gone = true; };
  }, [running]);
  const owners = [...new Set(points?.map(({ owner }) => owner))];
  return (
    <PagePane workspace={workspace} title={t('nav.entryPoints')}>
      <p class="page-lead">{t('details.entryPoints.lead')}</p>
      <FaultLine fault={fault} />
      {!points && fault === null && <d-spinner class="large" label={t('entryPoints.loading')} />}
      {owners.map((owner) => {
        const name = owner === 'core' ? t('entryPoints.core') : desk.nameOf(owner);
        return (
          <section key={owner} class="part">
            <h3 class="part-title">{owner === 'core' ? name : <a href={`#/admin/plugins/${owner}`}>{name}</a>}</h3>
            <EntryPointTable all={points?.filter((point) => point.owner === owner) ?? []} label={name} />
          </section>
        );
      })}
    </PagePane>
  );
}
