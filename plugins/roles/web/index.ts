import { definePlugin } from '@dcts/sdk/plugin';
import { catalogues } from './i18n/catalogues';
import { Roles } from './model/roles';
import './styles/roles.css';
import './styles/editor.css';
import './styles/members.css';
import { askBeforeLeaving } from './view/leaving';
import { membersPage, rolesPage } from './view/mount';
import { chooseView, mayView } from './view/viewAs';

export default definePlugin({
  i18n: catalogues,
  start({ sdk, ui, t }) {
    const roles = new Roles(sdk);
    const host = { roles, sdk, ui, t };
    const stayNoMore = askBeforeLeaving(roles.drafts);
    return {
      slots: {
        'account.menu': [
          { id: 'view', order: 40, icon: 'eye', label: () => t('view.open'), shown: () => mayView(host), run: () => void chooseView(host) },
        ],
        'admin.page': [
          { id: 'roles', order: 10, icon: 'shield', permission: 'roles.manage', wide: true, title: () => t('page.roles'), mount: rolesPage(host) },
          { id: 'members', order: 20, icon: 'members', permission: 'roles.assign', wide: true, title: () => t('page.members'), mount: membersPage(host) },
        ],
      },
      stop() {
        stayNoMore();
        roles.stop();
      },
    };
  },
});
