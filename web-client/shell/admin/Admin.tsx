import type { FunctionComponent } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { Empty } from '../Empty';
import { type CorePage, firstPage, useOpenPages } from '../frame/admission';
import type { SectionProps } from '../frame/useSection';
import { useStore } from '@dcts/preact';
import { language } from '../language';
import { navigate } from '../route';
import type { Workspace } from '../workspace';
import { AuditPage } from './audit/AuditPage';
import { Nav, NavLink, PageLinks } from './Nav';
import { PiecePage } from './PagePane';
import { pluginApi } from './plugins/api';
import { PluginDesk } from './plugins/desk';
import { PluginDetails } from './plugins/PluginDetails';
import { EntryPointsPage } from './plugins/EntryPointsPage';
import { PluginsPage } from './plugins/PluginsPage';
import { useFresh } from './plugins/useFresh';
import { SettingsPage } from './settings/SettingsPage';
import { type AdminKey, t } from './texts';

interface CoreProps {
  workspace: Workspace;
  desk: PluginDesk;
  /** The part of the address behind the page. */
  id: string | undefined;
}

const corePages: Readonly<Record<CorePage, { icon: string; label: AdminKey; Page: FunctionComponent<CoreProps> }>> = {
  plugins: { icon: 'puzzle', label: 'nav.plugins', Page: Plugins },
  settings: { icon: 'settings', label: 'nav.settings', Page: (props) => <SettingsPage key={props.id} {...props} /> },
  entrypoints: { icon: 'globe', label: 'nav.entryPoints', Page: EntryPointsPage },
  audit: { icon: 'clock', label: 'nav.audit', Page: AuditPage },
};

function Plugins({ id, ...props }: CoreProps) {
  return id === undefined ? <PluginsPage {...props} /> : <PluginDetails key={id} id={id} {...props} />;
}

/** Where a member goes in the administration: to what he may open. */
export function AdminNav({ workspace, path }: SectionProps) {
  useStore(language);
  const { core, pieces } = useOpenPages(workspace);
  const [page = core[0], ...rest] = path;
  return (
    <Nav workspace={workspace} heading={t('nav.admin')}>
      <ul class="nav-list">
        {core.map((name) => {
          const { icon, label } = corePages[name];
          return <NavLink key={name} workspace={workspace} href={`#/admin/${name}`} icon={icon} active={page === name} label={t(label)} />;
        })}
      </ul>
      {pieces.length > 0 && (
        <>
          {core.length > 0 && <h3 class="nav-group">{t('nav.more')}</h3>}
          <ul class="nav-list">
            <PageLinks workspace={workspace} pages={pieces} base="#/admin/pages" path={page === 'pages' ? rest : []} />
          </ul>
        </>
      )}
    </Nav>
  );
}

/** The pages of the administration. */
export function AdminMain({ workspace, path }: SectionProps) {
  useStore(language);
  const pages = useOpenPages(workspace);
  const [page, plugin, id, ...rest] = path;
  const desk = useMemo(() => new PluginDesk(pluginApi), []);
  const first = firstPage(pages);
  useFresh(workspace, desk);
  useEffect(() => {
    if (page === undefined) navigate(first, { replace: true });
  }, [page]);
  if (page === undefined) return null;
  const core = pages.core.find((name) => name === page);
  const { Page } = core ? corePages[core] : { Page: null };
  if (Page) return <Page key={page} workspace={workspace} desk={desk} id={plugin} />;
  const placed = page === 'pages' ? pages.pieces.find((each) => each.origin.id === plugin && each.contribution.id === id) : undefined;
  if (placed) return <PiecePage key={placed.key} workspace={workspace} slot="admin.page" placed={placed} path={rest} />;
  const action = { label: t(workspace.session.owner ? 'notFound.action' : 'notFound.first'), run: () => { navigate(first); } };
  return <Empty icon="compass" title={t('notFound.title')} text={t('notFound.text')} action={action} />;
}
