import { type Move, type Place, positionOf, type Shelf, shelves } from '../model/moves';
import type { ChatHost } from '../view/host';
import { Edit } from './edit';
import { ChoiceField } from './fields';
import { openForm } from './form';
import { carryOut } from './steps';

/** No place has such an id. */
const end = 'end';

/** Asks where a place is to go, for whoever neither drags nor knows the keys. */
export async function openMove(host: ChatHost, place: Place): Promise<void> {
  const { chat, t } = host;
  const { kind, of } = place;
  const { groups, mayManage } = chat.tree.get();
  const all = shelves(groups, kind, mayManage).filter((shelf) => shelf.mayManage);
  const found = positionOf(all, of.id);
  const next = found?.shelf.items[found.at + 1]?.id ?? end;
  const edit = new Edit({ into: keyOf(found?.shelf ?? all[0]), before: next });
  const done = await openForm(host, {
    title: t('move.title', { name: of.name }),
    confirm: t('move.confirm'),
    edit,
    fields: (draft, change) => (
      <>
        {kind !== 'group' && (
          <ChoiceField
            label={t(kind === 'channel' ? 'move.category' : 'move.group')}
            value={draft.into}
            set={(into) => { change({ into, before: end }); }}
            choices={all.map((shelf) => ({ id: keyOf(shelf), name: shelf.name, around: shelf.around }))}
          />
        )}
        <ChoiceField
          label={t('move.position')}
          value={draft.before}
          set={(before) => { change({ before }); }}
          choices={positions(host, all.find((shelf) => keyOf(shelf) === draft.into), of.id)}
        />
      </>
    ),
    submit: () => Promise.resolve(null),
  });
  if (done) void carryOut(host, moveOf(place, edit.draft));
}

const keyOf = (shelf: Shelf | undefined): string => shelf?.id ?? '';

function positions({ t }: ChatHost, shelf: Shelf | undefined, self: string) {
  const others = (shelf?.items ?? []).filter(({ id }) => id !== self);
  const before = others.map(({ id, name }) => ({ id, name: t('move.before', { name }), around: '' }));
  return [...before, { id: end, name: t('move.end'), around: '' }];
}

function moveOf({ kind, of }: Place, { into, before }: { into: string; before: string }): Move {
  return { kind, id: of.id, into: into === '' ? null : into, before: before === end ? null : before };
}
