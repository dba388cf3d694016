import type { MountContext, Mounted } from '@dcts/sdk';
import { definePlugin } from '@dcts/sdk/plugin';
import { make } from './dom';
import { form } from './form';
import { catalogues } from './i18n/catalogues';
import { Keyring } from './keyring';
import './keys.css';
import { type KeysHost, list } from './list';

/** The member's keys and the place to add one. */
const page = (host: KeysHost) => (element: HTMLElement, context: MountContext): Mounted => {
  const keys = list(host, context);
  const lead = make('p', { class: 'keyauth-lead', text: host.t('page.lead') });
  element.append(make('div', { class: 'keyauth', children: [lead, keys.element, form(host, context)] }));
  void host.keys.load();
  return {
    unmount() {
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
