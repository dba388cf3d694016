import { useEffect } from 'preact/hooks';
import { Empty } from '../Empty';
import { useStore } from '@dcts/preact';
import { t } from '../language';
import { Slot } from '../pieces/Slot';
import { navigate, route } from '../route';
import { isSafe } from '../safe';
import type { Workspace } from '../workspace';
import { loadSections, type useSection } from './useSection';

/** Addresses that mean no place in particular. */
const entrances = ['', 'login', 'register', 'welcome'];

type Props = { workspace: Workspace; section: ReturnType<typeof useSection> };

/** The main column: a section, what a piece shows at this address, or why there is nothing. */
export function MainColumn({ workspace, section }: Props) {
  const here = useStore(route);
  const { known, slots, failed } = useStore(workspace.pieces.state);
  const routes = (slots['shell.main'] ?? []).map(({ contribution }) => contribution.route);
  if (section === 'failed') return <SectionFailed />;
  if (section !== null && section !== 'loading') return <section.Main workspace={workspace} path={here.path} />;
  if (!known || section === 'loading') return <Loading />;
  const reserved = here.name === 'admin' || here.name === 'settings';
  if (routes.includes(here.name) || routes.includes(undefined)) return <Slot name="shell.main" workspace={workspace} />;
  if (routes.length === 0 && !reserved) return failed.length === 0 ? <Nothing workspace={workspace} /> : null;
  return entrances.includes(here.name) ? null : <NotFound />;
}

function Loading() {
  return (
    <div class="main-empty">
      <d-spinner class="large" label={t('app.loading')} />
    </div>
  );
}

function Nothing({ workspace }: { workspace: Workspace }) {
  const open = { action: { label: t('frame.admin'), run: () => { navigate('#/admin'); } } };
  const texts = isSafe ? ({ title: 'safe.title', text: 'safe.text' } as const) : ({ title: 'frame.noPieces.title', text: 'frame.noPieces.text' } as const);
  return <Empty icon="puzzle" title={t(texts.title)} text={t(texts.text)} {...(workspace.session.owner ? open : {})} />;
}

function NotFound() {
  const action = { label: t('frame.notFound.action'), run: () => { navigate('#/', { replace: true }); } };
  return <Empty icon="compass" title={t('frame.notFound.title')} text={t('frame.notFound.text')} action={action} />;
}

function SectionFailed() {
  const action = { label: t('app.retry'), run: loadSections };
  return <Empty icon="alert" title={t('frame.sectionFailed.title')} text={t('frame.sectionFailed.text')} action={action} />;
}

/** An address that means no place in particular becomes that of the first piece in the main column. */
export function useDefaultRoute(workspace: Workspace): void {
  const here = useStore(route);
  const { known, slots } = useStore(workspace.pieces.state);
  useEffect(() => {
    const routes = (slots['shell.main'] ?? []).map(({ contribution }) => contribution.route);
    const first = routes.find((name) => name !== undefined);
    if (known && first !== undefined && entrances.includes(here.name)) navigate(`#/${first}`, { replace: true });
  }, [here, known, slots]);
}
