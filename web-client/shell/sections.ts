import './styles/admin.css';
import { AdminMain, AdminNav } from './admin/Admin';
import { MemberMain, MemberNav } from './admin/Member';
import type { Section } from './frame/useSection';

/** The parts of the client that are loaded when they are first opened. */
export const sections: { readonly admin: Section; readonly settings: Section } = {
  admin: { Nav: AdminNav, Main: AdminMain },
  settings: { Nav: MemberNav, Main: MemberMain },
};
