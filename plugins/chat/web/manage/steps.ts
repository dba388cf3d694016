import { changes, type Move, positionOf, type Step, stepOf, shelves } from '../model/moves';
import { placeAt } from '../model/places';
import type { ChatHost } from '../view/host';
import { sentence } from './faults';

const steps: Readonly<Record<string, Step>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'back', ArrowRight: 'on' };

/**
 * Moves the place with this mark by Alt and an arrow key: up and down among its siblings, left and right into the category or
 * group before or after. Only where the keyboard is at work, since a click leaves the focus behind as well. Says whether it was
 * such a key.
 */
export function stepByKey(host: ChatHost, event: KeyboardEvent, mark: string): boolean {
  const step = steps[event.key];
  if (step === undefined || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return false;
  const { groups, mayManage } = host.chat.tree.get();
  const place = placeAt(groups, mark);
  const byKeyboard = event.target instanceof Element && event.target.matches(':focus-visible');
  if (!place?.of.mayManage || !byKeyboard) return false;
  event.preventDefault();
  event.stopPropagation();
  const move = stepOf(shelves(groups, place.kind, mayManage), place.kind, place.of.id, step);
  if (move) void carryOut(host, move);
  else host.ui.announce(host.t('move.edge', { name: place.of.name }));
  return true;
}

/** Makes a move, shows it at once and says where the place stands now. */
export async function carryOut(host: ChatHost, move: Move): Promise<void> {
  const { chat, ui, t } = host;
  const { groups, mayManage } = chat.tree.get();
  if (!changes(shelves(groups, move.kind, mayManage), move)) return;
  const done = chat.move(move);
  ui.announce(whereNow(host, move));
  try {
    await done;
  } catch (error) {
    ui.toast({ text: sentence(t, error), tone: 'bad' });
  }
}

/** "general, 2 of 5 in Lobby" */
function whereNow({ chat, t }: ChatHost, { kind, id }: Move): string {
  const { groups, mayManage } = chat.tree.get();
  const found = positionOf(shelves(groups, kind, mayManage), id);
  if (!found) return '';
  const { shelf, at } = found;
  const name = shelf.items[at]?.name ?? '';
  const place = { name, position: at + 1, count: shelf.items.length, shelf: shelf.name };
  return t(kind === 'group' ? 'move.doneGroup' : 'move.done', place);
}
