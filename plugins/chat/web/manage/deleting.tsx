import type { Place } from '../model/moves';
import { channelsIn, fresh } from '../model/places';
import type { ChatHost } from '../view/host';
import { nameOf } from '../view/names';
import { DeleteWords } from './DeleteWords';
import { Edit } from './edit';
import { openForm } from './form';

const label = ({ kind, of }: Place): string => (kind === 'channel' ? nameOf(of) : of.name);

/** Deletes a place with everything in it. Where messages would go, its name has to be typed. What holds the default channel stays. */
export async function remove(host: ChatHost, place: Place): Promise<void> {
  const { chat, ui, t } = host;
  if (channelsIn(place).some(({ isDefault }) => isDefault)) {
    await ui.dialog({ title: t('delete.title', { name: label(place) }), body: t('fault.default'), confirm: t('manage.close') });
    return;
  }
  const found = () => fresh(chat.tree.get().groups, place);
  const now = () => {
    const current = found() ?? place;
    const counted = channelsIn(current).map(({ id, seq }) => chat.channels.get().get(id)?.seq ?? seq);
    return { place: current, messages: counted.reduce((sum, seq) => sum + seq, 0) };
  };
  const edit = new Edit({ typed: '', ...now() });
  const done = await openForm(host, {
    title: t('delete.title', { name: label(place) }),
    confirm: t('manage.delete'),
    danger: true,
    edit,
    fields: (draft, change) => <DeleteWords {...draft} set={(typed) => { change({ typed }); }} />,
    submit: async ({ draft }) => {
      if (draft.messages > 0 && draft.typed.trim() !== draft.place.of.name) return t('delete.mistyped');
      await requestDeletion(host, draft.place);
      return null;
    },
    fresh: () => (found() ? { typed: edit.draft.typed, ...now() } : undefined),
  });
  if (done) ui.toast({ text: t('delete.done', { name: label(place) }) });
}

function requestDeletion({ chat }: ChatHost, { kind, of: { id, version } }: Place): Promise<unknown> {
  switch (kind) {
    case 'group':
      return chat.change('chat.group.delete', { groupId: id, version });
    case 'category':
      return chat.change('chat.category.delete', { categoryId: id, version });
    case 'channel':
      return chat.change('chat.channel.delete', { channelId: id, version });
  }
}
