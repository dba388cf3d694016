import { useEffect } from 'preact/hooks';
import { newGroup } from '../manage/acts';
import type { ChatChannel } from '../wire';
import { Empty } from './Empty';
import { useHost, useStore } from './host';
import { addressOf } from './keys';
import { nameOf } from './names';

/** There is no channel for this member. */
export function Nowhere() {
  const host = useHost();
  const { chat, t } = host;
  const { mayManage, groups } = useStore(chat.tree);
  const manages = groups.some((group) => group.mayManage);
  if (!mayManage || groups.length > 0) {
    return <Empty icon="message" title={t('channel.none.title')} text={t(manages ? 'channel.none.manager' : 'channel.none.text')} />;
  }
  const action = { label: t('manage.group.new'), run: () => void newGroup(host) };
  return <Empty icon="folder" title={t('channel.none.title')} text={t('channel.none.owner')} action={action} />;
}

/** The channel at this address is not there, or is not there any more. `name` is its name if it was open until now. */
export function Gone({ name, home }: { name: string | null; home: ChatChannel }) {
  const { sdk, ui, t } = useHost();
  const title = name === null ? t('channel.gone.title') : t('channel.left.title', { channel: name });
  useEffect(() => {
    if (name !== null) ui.announce(title);
  }, []);
  const action = { label: t('channel.gone.action', { channel: nameOf(home) }), run: () => { sdk.navigate(addressOf(home)); } };
  return <Empty icon="compass" title={title} text={t('channel.gone.text')} action={action} />;
}
