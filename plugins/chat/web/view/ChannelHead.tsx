import type { ChatChannel } from '../wire';
import { useHost } from './host';
import { iconOf, nameOf } from './names';
import { OpenSlotPlace } from './OpenSlot';

/** The head of a channel: what it is called and what it is for. */
export function ChannelHead({ channel }: { channel: ChatChannel }) {
  const { t } = useHost();
  return (
    <header class="pane-header">
      <d-icon name={iconOf(channel)} class="chat-hash" />
      <div class="chat-head">
        <h2 class="pane-title ellipsis">{channel.name}</h2>
        {channel.archived && <span class="chat-mark">{t('channel.archived')}</span>}
        {channel.description !== '' && <Topic channel={channel} />}
      </div>
      <OpenSlotPlace
        name="chat.channel.header"
        class="chat-header-slot"
        props={{ channel: { id: channel.id, name: channel.name } }}
        changed={channel.name}
      />
    </header>
  );
}

/** One line of the description; all of it in a dialog. */
function Topic({ channel }: { channel: ChatChannel }) {
  const { ui, t } = useHost();
  const { description } = channel;
  const open = () => {
    const body = document.createElement('p');
    body.className = 'chat-description';
    body.textContent = description;
    void ui.dialog({ title: nameOf(channel), body, confirm: t('manage.close') });
  };
  return (
    <button type="button" class="chat-topic ellipsis" aria-label={t('channel.description', { text: description })} onClick={open}>
      {description}
    </button>
  );
}
