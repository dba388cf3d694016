import { useEffect, useMemo } from 'preact/hooks';
import { Empty } from '../Empty';
import type { SectionProps } from '../frame/useSection';
import { useStore } from '../hooks';
import { language } from '../language';
import { navigate } from '../route';
import { Nav, NavLink, PageLinks } from './Nav';
import { PiecePage } from './PagePane';
import { pluginApi } from './plugins/api';
import { PluginDesk } from './plugins/desk';
import { PluginDetails } from './plugins/PluginDetails';
import { EntryPointsPage } from './plugins/EntryPointsPage';
import { PluginsPage } from './plugins/PluginsPage';
import { useFresh } from './plugins/useFresh';
import { SettingsPage } from './settings/SettingsPage';
import { t } from './texts';

/** Where the owner goes in the administration. */
export function AdminNav({ workspace, path }: SectionProps) {
  useStore(language);
  const pages = useStore(workspace.pieces.state).slots['admin.page'] ?? [];
  const [page = 'plugins', ...rest] = path;
  return (
    <Nav workspace={workspace} heading={t('nav.admin')}>
      <ul class="nav-list">
        <NavLink workspace={workspace} href="#/admin/plugins" icon="puzzle" active={page === 'plugins'} label={t('nav.plugins')} />
        <NavLink workspace={workspace} href="#/admin/settings" icon="settings" active={page === 'settings'} label={t('nav.settings')} />
        <NavLink
          workspace={workspace}
          href="#/admin/entrypoints"
          icon="globe"
          active={page === 'entrypoints'}
          label={t('nav.entryPoints')}
        />
      </ul>
      {pages.length > 0 && (
        <>
          <h3 class="nav-group">{t('nav.more')}</h3>
          <ul class="nav-list">
            <PageLinks workspace={workspace} pages={pages} base="#/admin/pages" path={page === 'pages' ? rest : []} />
          </ul>
        </>
      )}
    </Nav>
  );
}

/** The owner's pages. */
export function AdminMain({ workspace, path }: SectionProps) {
  useStore(language);
  const desk = useMemo(() => new PluginDesk(pluginApi), []);
  const pages = useStore(workspace.pieces.state).slots['admin.page'] ?? [];
  const [page, plugin, id, ...rest] = path;
  useEffect(() => {
    if (page === undefined) navigate('#/admin/plugins', { replace: true });
  }, [page]);
  useFresh(workspace, desk);
  if (page === undefined) return null;
  if (page === 'plugins' && plugin === undefined) return <PluginsPage workspace={workspace} desk={desk} />;
  if (page === 'plugins' && plugin !== undefined) return <PluginDetails key={plugin} workspace={workspace} desk={desk} id={plugin} />;
  if (page === 'entrypoints') return <EntryPointsPage workspace={workspace} desk={desk} />;
  if (page === 'settings') return <SettingsPage key={plugin} workspace={workspace} desk={desk} id={plugin} />;
  const placed = page === 'pages' ? pages.find((each) => each.origin.id === plugin && each.contribution.id === id) : undefined;
  if (placed) return <PiecePage key={placed.key} workspace={workspace} slot="admin.page" placed={placed} path={rest} />;
  const action = { label: t('notFound.action'), run: () => { navigate('#/admin/plugins'); } };
  return <Empty icon="compass" title={t('notFound.title')} text={t('notFound.text')} action={action} />;
}
