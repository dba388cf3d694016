import { fresh } from '../model/places';
import type { ChatCategory, ChatChannel, ChatGroup } from '../wire';
import type { ChatHost } from '../view/host';
import { addressOf } from '../view/keys';
import { nameOf } from '../view/names';
import { Edit } from './edit';
import { sentence } from './faults';
import { DescriptionField, KindField, NameField, SlowField } from './fields';
import { openForm } from './form';
import { contentOf } from './picture';
import { PictureField } from './PictureField';

/** Makes a group. */
export function newGroup(host: ChatHost): Promise<boolean> {
  const { chat, t } = host;
  return openForm(host, {
    title: t('manage.group.new'),
    confirm: t('manage.create'),
    edit: new Edit({ name: '', description: '' }),
    fields: (draft, change) => (
      <>
        <NameField value={draft.name} set={(name) => { change({ name }); }} />
        <DescriptionField value={draft.description} set={(description) => { change({ description }); }} />
      </>
    ),
    submit: async ({ draft }) => {
      await chat.change('chat.group.create', draft);
      return null;
    },
  });
}

/** Makes a category at the end of a group. */
export function newCategory(host: ChatHost, group: ChatGroup): Promise<boolean> {
  const { chat, t } = host;
  return openForm(host, {
    title: t('manage.category.newIn', { name: group.name }),
    confirm: t('manage.create'),
    edit: new Edit({ name: '' }),
    fields: (draft, change) => <NameField value={draft.name} set={(name) => { change({ name }); }} />,
    submit: async ({ draft }) => {
      await chat.change('chat.category.create', { groupId: group.id, ...draft });
      return null;
    },
  });
}

/** Makes a channel at the end of a category, and goes there. */
export function newChannel(host: ChatHost, category: ChatCategory): Promise<boolean> {
  const { chat, sdk, t } = host;
  return openForm(host, {
    title: t('manage.channel.newIn', { name: category.name }),
    confirm: t('manage.create'),
    edit: new Edit({ name: '', description: '', kind: 'text' }),
    fields: (draft, change) => (
      <>
        <NameField value={draft.name} set={(name) => { change({ name }); }} />
        <KindField value={draft.kind} set={(kind) => { change({ kind }); }} />
        <DescriptionField value={draft.description} set={(description) => { change({ description }); }} />
      </>
    ),
    submit: async ({ draft }) => {
      const { channelId } = await chat.change('chat.channel.create', { categoryId: category.id, ...draft });
      sdk.closeSidebar();
      sdk.navigate(addressOf({ id: channelId }));
      return null;
    },
  });
}

const groupValues = ({ name, description, icon, banner }: ChatGroup) => ({ name, description, icon: icon ?? '', banner: banner ?? '' });
type GroupValues = ReturnType<typeof groupValues>;

export function editGroup(host: ChatHost, group: ChatGroup): Promise<boolean> {
  const { t } = host;
  let now = group;
  return openForm(host, {
    title: t('manage.edit.title', { name: group.name }),
    confirm: t('manage.save'),
    edit: new Edit(groupValues(group)),
    fields: (draft, change) => (
      <>
        <NameField value={draft.name} set={(name) => { change({ name }); }} />
        <DescriptionField value={draft.description} set={(description) => { change({ description }); }} />
        <PictureField which="icon" value={draft.icon} set={(icon) => { change({ icon }); }} />
        <PictureField which="banner" value={draft.banner} set={(banner) => { change({ banner }); }} />
      </>
    ),
    submit: async (edit) => {
      for (const part of groupParts(edit.changed())) {
        await saveGroup(host, now, part);
        // What follows may still be refused, and is then tried again without this.
        now = { ...now, version: now.version + 1 };
        edit.saved(part);
      }
      return null;
    },
    fresh: () => {
      const found = fresh(host.chat.tree.get().groups, { kind: 'group', of: now } as const);
      if (found) now = found.of;
      return found && groupValues(found.of);
    },
  });
}

type GroupWords = Partial<Pick<GroupValues, 'name' | 'description'>>;

/** Words and each picture are changed one after the other, and each change is a version of its own. */
function groupParts({ icon, banner, ...words }: Partial<GroupValues>): (GroupWords | { icon: string } | { banner: string })[] {
  return [
    ...(Object.keys(words).length > 0 ? [words] : []),
    ...(icon === undefined ? [] : [{ icon }]),
    ...(banner === undefined ? [] : [{ banner }]),
  ];
}

async function saveGroup({ chat }: ChatHost, { id: groupId, version }: ChatGroup, part: ReturnType<typeof groupParts>[number]): Promise<void> {
  if ('icon' in part) await chat.change('chat.group.picture', { groupId, version, which: 'icon', ...imageOf(part.icon) });
  else if ('banner' in part) await chat.change('chat.group.picture', { groupId, version, which: 'banner', ...imageOf(part.banner) });
  else await chat.change('chat.group.change', { groupId, version, ...part });
}

const imageOf = (picture: string) => (picture === '' ? {} : { image: contentOf(picture) });

export function editCategory(host: ChatHost, category: ChatCategory): Promise<boolean> {
  const { chat, t } = host;
  let now = category;
  return openForm(host, {
    title: t('manage.edit.title', { name: category.name }),
    confirm: t('manage.save'),
    edit: new Edit({ name: category.name }),
    fields: (draft, change) => <NameField value={draft.name} set={(name) => { change({ name }); }} />,
    submit: async (edit) => {
      if (edit.isChanged()) await chat.change('chat.category.change', { categoryId: now.id, version: now.version, ...edit.changed() });
      return null;
    },
    fresh: () => {
      const found = fresh(chat.tree.get().groups, { kind: 'category', of: now } as const);
      if (found) now = found.of;
      return found && { name: found.of.name };
    },
  });
}

const channelValues = ({ name, description, slowModeSeconds }: ChatChannel) => ({ name, description, slowModeSeconds });

export function editChannel(host: ChatHost, channel: ChatChannel): Promise<boolean> {
  const { chat, t } = host;
  let now = channel;
  return openForm(host, {
    title: t('manage.edit.title', { name: nameOf(channel) }),
    confirm: t('manage.save'),
    edit: new Edit(channelValues(channel)),
    fields: (draft, change) => (
      <>
        <NameField value={draft.name} set={(name) => { change({ name }); }} />
        <DescriptionField value={draft.description} set={(description) => { change({ description }); }} />
        {channel.kind === 'text' && <SlowField value={draft.slowModeSeconds} set={(slowModeSeconds) => { change({ slowModeSeconds }); }} />}
      </>
    ),
    submit: async (edit) => {
      if (edit.isChanged()) await chat.change('chat.channel.change', { channelId: now.id, version: now.version, ...edit.changed() });
      return null;
    },
    fresh: () => {
      const found = fresh(chat.tree.get().groups, { kind: 'channel', of: now } as const);
      if (found) now = found.of;
      return found && channelValues(found.of);
    },
  });
}

/** Puts a channel into the archive or takes it out, which is taken back as easily. */
export async function setArchived(host: ChatHost, channel: ChatChannel, archived: boolean): Promise<void> {
  const text = host.t(archived ? 'manage.archived' : 'manage.unarchived', { name: nameOf(channel) });
  await atOnce(host, text, () => host.chat.change('chat.channel.change', { channelId: channel.id, version: channel.version, archived }));
}

export async function makeDefault(host: ChatHost, channel: ChatChannel): Promise<void> {
  const text = host.t('manage.defaulted', { name: nameOf(channel) });
  await atOnce(host, text, () => host.chat.change('chat.channel.default', { channelId: channel.id }));
}

/** Does something that needs no further question, and says how it went. */
async function atOnce({ chat, ui, t }: ChatHost, done: string, act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
    ui.toast({ text: done, tone: 'good' });
  } catch (error) {
    await chat.refresh();
    ui.toast({ text: sentence(t, error), tone: 'bad' });
  }
}
