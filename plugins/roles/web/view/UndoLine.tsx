import { useEffect, useState } from 'preact/hooks';
import type { Undoable } from '../model/undo';
import { sentence } from './faults';
import { useVanishing } from './focus';
import { type RolesHost, useHost, useStore } from './host';

const minuteMs = 60_000;

/** Takes a change back and tells what came of it. */
export async function takeBack({ roles, ui, t }: RolesHost, { id }: Pick<Undoable, 'id'>): Promise<void> {
  try {
    await roles.takeBack(id);
    ui.toast({ text: t('undo.done'), tone: 'good' });
  } catch (error) {
    const { code } = error as { code?: unknown };
    const text = code === 'conflict' ? t('undo.conflict') : code === 'not_found' ? t('undo.late') : sentence(t, error);
    ui.toast({ text, tone: 'bad' });
  }
}

/** The last change, while it can be taken back. */
export function UndoLine() {
  const { roles } = useHost();
  const last = useStore(roles.undo.state);
  return last && <Line key={last.id} last={last} />;
}

function Line({ last }: { last: Undoable }) {
  const host = useHost();
  const { t } = host;
  const [, tick] = useState({});
  const line = useVanishing<HTMLElement>();
  useEffect(() => {
    const timer = setInterval(() => { tick({}); }, minuteMs / 2);
    return () => { clearInterval(timer); };
  }, []);
  const minutes = Math.max(1, Math.ceil((last.until - Date.now()) / minuteMs));
  return (
    <section class="roles-undo" aria-label={t('undo.label')} ref={line}>
      <d-icon name="undo" />
      <p>
        {last.text} <span class="roles-faint">{t('undo.left', { count: minutes })}</span>
      </p>
      <button type="button" class="btn" onClick={() => void takeBack(host, last)}>
        {t('undo')}
      </button>
    </section>
  );
}
