import { definePlugin } from '@dcts/sdk/plugin';
import { Board } from './board';
import { catalogues } from './i18n/catalogues';
import './board.css';
import { choices, overview } from './pages';
import { beginNotice, besideChannel, fromHere, pinMessage } from './talk';
import { link, newest, page } from './views';

export default definePlugin({
  i18n: catalogues,
  start({ sdk, ui, t }) {
    const host = { board: new Board(sdk), sdk, ui, t };
    const titled = { order: 50, icon: 'pin', title: () => t('board.title') };
    return {
      slots: {
        'shell.sidebar': [{ id: 'board', order: 5, mount: link(host) }],
        'shell.main': [{ id: 'board', order: 50, route: 'board', mount: page(host) }],
        'shell.aside': [{ id: 'newest', order: 50, mount: newest(host) }],
        'admin.page': [{ id: 'board', ...titled, mount: overview(host) }],
        'settings.page': [{ id: 'board', ...titled, mount: choices(host) }],
        'account.menu': [{ id: 'board', order: 50, icon: 'pin', label: () => t('menu.open'), run: () => { sdk.navigate('#/board'); } }],
        'chat.message.action': [{ id: 'pin', order: 50, mount: pinMessage(host) }],
        'chat.composer.button': [{ id: 'begin', order: 50, mount: beginNotice(host) }],
        'chat.channel.header': [{ id: 'notices', order: 50, mount: fromHere(host) }],
        'chat.aside': [{ id: 'authors', order: 50, mount: besideChannel(host) }],
      },
    };
  },
});
