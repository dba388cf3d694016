import { t } from './language';
import { isSafe, leaveSafeMode } from './safe';

/** Says that the page runs without pieces, with the way back. */
export function SafeBar() {
  if (!isSafe) return null;
  return (
    <div class="safe-bar" role="region" aria-label={t('safe.title')}>
      <d-icon name="puzzle" />
      <span>
        <strong>{t('safe.title')}.</strong> {t('safe.text')}
      </span>
      <button type="button" class="btn btn-quiet" onClick={leaveSafeMode}>
        {t('safe.leave')}
      </button>
    </div>
  );
}
