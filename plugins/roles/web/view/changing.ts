import { useEffect, useState } from 'preact/hooks';
import type { Change, ChangeAnswer, Preview } from '../model/contract';
import { sentence } from './faults';
import { type RolesHost, useHost } from './host';
import { takeBack } from './UndoLine';

const calmMs = 350;

/**
 * Makes a change and offers to take it back. Rejects when it is refused.
 *
 * @param stored called as soon as it is stored, before it is seen here
 */
export async function make(host: RolesHost, change: Change, text: string, stored?: () => void): Promise<ChangeAnswer> {
  const { roles, ui, t } = host;
  const answer = await roles.make(change, text, stored);
  const { undoId: id } = answer;
  ui.toast({ text, tone: 'good', ...(id ? { action: { label: t('undo'), run: () => void takeBack(host, { id }) } } : {}) });
  return answer;
}

/** What a change would come to: both are null while that is being asked. */
export interface Foreseen {
  readonly preview: Preview | null;
  readonly fault: string | null;
}

const nothing: Foreseen = { preview: null, fault: null };

/** Foresees a change, once it stays the same for a moment; null for none. */
export function useForeseen(change: Change | null): Foreseen {
  const { roles, t } = useHost();
  const [foreseen, setForeseen] = useState<Foreseen>(nothing);
  const wanted = change === null ? '' : JSON.stringify(change);
  useEffect(() => {
    setForeseen(nothing);
    if (!change) return;
    let over = false;
    const tell = (found: Foreseen) => { if (!over) setForeseen(found); };
    const timer = setTimeout(() => {
      roles.preview(change).then(
        (preview) => { tell({ preview, fault: null }); },
        (error: unknown) => { tell({ preview: null, fault: sentence(t, error) }); },
      );
    }, calmMs);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [wanted]);
  return foreseen;
}
