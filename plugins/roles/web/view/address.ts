import { SERVER } from '../model/contract';

/** Whose rules are open: a role's or a member's. */
export type Subject = { readonly role: string } | { readonly member: string };

const page = '#/admin/pages/roles/roles';
const memberMark = 'member-';

/** The address of what a subject may do at a place. */
export function addressOf(subject: Subject, scope: string = SERVER): string {
  const name = 'role' in subject ? subject.role : `${memberMark}${subject.member}`;
  return [page, name, ...(scope === SERVER ? [] : [encodeURIComponent(scope)])].join('/');
}

export const rolesAddress = page;

/** What an address leads to; nothing is chosen without a subject. */
export function readAddress([name, scope = SERVER]: readonly string[]): { subject: Subject | null; scope: string } {
  if (name === undefined) return { subject: null, scope };
  const subject = name.startsWith(memberMark) ? { member: name.slice(memberMark.length) } : { role: name };
  return { subject, scope };
}
