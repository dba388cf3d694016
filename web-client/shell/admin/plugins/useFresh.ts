import { useEffect } from 'preact/hooks';
import type { Workspace } from '../../workspace';
import type { PluginDesk } from './desk';

const everyMs = 5_000;

/** Keeps the owner's list fresh while he looks at it: after each announcement of a change, and every few seconds. */
export function useFresh(workspace: Workspace, desk: PluginDesk): void {
  useEffect(() => {
    if (!workspace.session.owner) return;
    const refresh = () => {
      if (document.visibilityState === 'visible') void desk.refresh();
    };
    const ends = [
      workspace.connection.on('ui.changed', refresh),
      workspace.connection.onReady(refresh),
    ];
    const timer = setInterval(refresh, everyMs);
    document.addEventListener('visibilitychange', refresh);
    refresh();
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', refresh);
      for (const end of ends) end();
    };
  }, [workspace, desk]);
}
