import { definePlugin } from '@dcts/sdk/plugin';
import { Chat } from './chat';
import { catalogues } from './i18n/catalogues';
import { offers } from './slots';
import './styles/conversation.css';
import './styles/message.css';
import './styles/composer.css';
import './styles/sidebar.css';
import './styles/manage.css';
import './styles/slots.css';
import { openSlots } from './view/host';
import { channelKeys } from './view/keys';
import { keepOnLeaving } from './view/leaving';
import { beside, conversation, sidebar } from './view/mount';

export default definePlugin({
  i18n: catalogues,
  offers,
  start({ sdk, ui, t }) {
    const chat = new Chat(sdk);
    const keys = channelKeys(chat, sdk);
    const leaving = keepOnLeaving(chat);
    const host = { chat, sdk, ui, t, slots: openSlots(sdk) };
    return {
      slots: {
        'shell.sidebar': [{ id: 'channels', order: 10, mount: sidebar(host) }],
        'shell.main': [{ id: 'conversation', order: 10, route: 'chat', mount: conversation(host) }],
        'shell.aside': [{ id: 'channel', order: 10, route: 'chat', mount: beside(host) }],
      },
      stop() {
        keys.stop();
        leaving.stop();
        chat.stop();
      },
    };
  },
});
