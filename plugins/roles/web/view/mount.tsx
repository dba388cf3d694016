import { MembersPage } from '../members/MembersPage';
import { mounter, type RolesHost } from './host';
import { RolesPage } from './RolesPage';

export const rolesPage = (host: RolesHost) => mounter(host, (path) => <RolesPage path={path} />);
export const membersPage = (host: RolesHost) => mounter(host, () => <MembersPage />);
