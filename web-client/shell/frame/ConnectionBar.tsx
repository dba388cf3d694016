import type { Phase } from '@dcts/sdk';
import { ui } from '@dcts/ui';
import { useEffect, useRef } from 'preact/hooks';
import { useStore } from '@dcts/preact';
import { t, timeOfDay } from '../language';
import type { Workspace } from '../workspace';

/** Says that the connection is down and since when, and when it is back. */
export function ConnectionBar({ workspace }: { workspace: Workspace }) {
  const { phase, since } = useStore(workspace.connection.state);
  const before = useRef<Phase>(phase);
  useEffect(() => {
    const wasDown = before.current === 'offline' || before.current === 'reconnecting';
    if (wasDown && phase === 'online') ui.announce(t('connection.back'));
    before.current = phase;
  }, [phase]);
  const down = phase === 'offline' || phase === 'reconnecting';
  return (
    <div role="status" data-testid="connection" data-phase={phase}>
      {phase === 'connecting' && <span class="visually-hidden">{t('connection.connecting')}</span>}
      {down && (
        <div class="connection-bar">
          {phase === 'offline' ? <d-icon name="offline" /> : <d-spinner label="" aria-hidden="true" />}
          <span>{t(`connection.${phase}`, { time: timeOfDay(since) })}</span>
          <button type="button" class="btn btn-quiet" onClick={() => { workspace.connection.retryNow(); }}>
            {t('connection.retry')}
          </button>
        </div>
      )}
    </div>
  );
}
