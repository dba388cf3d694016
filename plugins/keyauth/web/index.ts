import type { MountContext, Mounted } from '@dcts/sdk';
import { definePlugin } from '@dcts/sdk/plugin';
import { make } from './dom';
import { catalogues } from './i18n/catalogues';
import { Keyring } from './keyring';
import './keys.css';
import { type KeysHost, list } from './list';

/** The member's keys, and how there come to be more. A page that asks for a key teaches people to give it away. */
const page = (host: KeysHost) => (element: HTMLElement, context: MountContext): Mounted => {
  const keys = list(host, context);
  const lead = ['page.lead', 'page.more'] as const;
  const words = make('div', { class: 'keyauth-lead', children: lead.map((key) => make('p', { text: host.t(key) })) });
  element.append(make('div', { class: 'keyauth', children: [words, keys.element] }));
  // The page may be there before the connection is, and keys may come while it is away.
  const off = host.sdk.onReady(() => void host.keys.load());
  return {
    unmount() {
      off();
      keys.end();
      element.replaceChildren();
    },
  };
};

export default definePlugin({
  i18n: catalogues,
  start({ sdk, ui, t }) {
    const keys = new Keyring(sdk);
    return {
      slots: {
        'settings.page': [{ id: 'keys', order: 50, icon: 'key', title: () => t('page.title'), mount: page({ keys, sdk, ui, t }) }],
      },
    };
  },
});
