import { useEffect } from 'preact/hooks';
import { Empty } from '../Empty';
import type { SectionProps } from '../frame/useSection';
import { useStore } from '@dcts/preact';
import { language } from '../language';
import { navigate } from '../route';
import { Nav, PageLinks } from './Nav';
import { PiecePage } from './PagePane';
import { t } from './texts';

/** Where a member goes in his settings. */
export function MemberNav({ workspace, path }: SectionProps) {
  useStore(language);
  const pages = useStore(workspace.pieces.state).slots['settings.page'] ?? [];
  return (
    <Nav workspace={workspace} heading={t('nav.member')}>
      <ul class="nav-list">
        <PageLinks workspace={workspace} pages={pages} base="#/settings" path={path} />
      </ul>
    </Nav>
  );
}

/** A member's pages, all of them brought by pieces. */
export function MemberMain({ workspace, path }: SectionProps) {
  useStore(language);
  const pages = useStore(workspace.pieces.state).slots['settings.page'] ?? [];
  const [plugin, id, ...rest] = path;
  const [first] = pages;
  useEffect(() => {
    if (plugin === undefined && first) navigate(`#/settings/${first.origin.id}/${first.contribution.id}`, { replace: true });
  }, [plugin, first]);
  if (plugin === undefined) return null;
  const placed = pages.find((each) => each.origin.id === plugin && each.contribution.id === id);
  if (placed) return <PiecePage key={placed.key} workspace={workspace} slot="settings.page" placed={placed} path={rest} />;
  return <Empty icon="compass" title={t('notFound.title')} text={t('notFound.text')} />;
}
