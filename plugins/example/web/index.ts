import { definePlugin } from '@dcts/sdk/plugin';
import { Board } from './board';
import { catalogues } from './i18n/catalogues';
import './board.css';
import { link, newest, page } from './views';

export default definePlugin({
  i18n: catalogues,
  start({ sdk, ui, t }) {
    const host = { board: new Board(sdk), sdk, ui, t };
    return {
      slots: {
        'shell.sidebar': [{ id: 'board', order: 5, mount: link(host) }],
        'shell.main': [{ id: 'board', order: 50, route: 'board', mount: page(host) }],
        'shell.aside': [{ id: 'newest', order: 50, mount: newest(host) }],
      },
    };
  },
});
