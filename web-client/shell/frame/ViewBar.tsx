import { useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../language';
import type { View, Workspace } from '../workspace';

/** Says with whose eyes the page looks, with the way back, which has the focus at first. */
export function ViewBar({ workspace, view: { eyes, name } }: { workspace: Workspace; view: View }) {
  const end = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    end.current?.focus();
  }, []);
  return (
    <div class="view-bar" role="region" aria-label={t('view.title')}>
      <d-icon name="eye" />
      <p id="view-text">
        <strong>{t(eyes.startsWith('role:') ? 'view.role' : 'view.member', { name })}</strong> {t('view.text')}
      </p>
      <button type="button" ref={end} class="btn" aria-describedby="view-text" onClick={() => { workspace.look(null); }}>
        {t('view.end')}
      </button>
    </div>
  );
}
