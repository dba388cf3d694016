import type { Requests } from '../wire';

type Answer<N extends keyof Requests> = Requests[N]['answer'];

type Edited = Answer<'roles.editor'>['roles'][number];

/** A role as it is edited, what it is and what it says side by side. */
export type EditorRole = Edited['role'] & Omit<Edited, 'role'>;
export type Editor = Omit<Answer<'roles.editor'>, 'roles'> & { roles: EditorRole[] };
export type Permission = Editor['permissions'][number];
export type Quota = Editor['quotas'][number];
export type Place = Editor['places'][number];
export type Role = Answer<'roles.list'>['roles'][number];
export type RoleList = Answer<'roles.list'>;
export type Rules = Answer<'roles.rules'>;
export type Member = Answer<'roles.members'>['members'][number];
export type Why = Answer<'roles.why'>['why'];
export type ChangeAnswer = Answer<'roles.change'>;
export type Preview = NonNullable<ChangeAnswer['preview']>;
export type Effect = Preview['gains'][number];
export type NumberEffect = Preview['numbers'][number];

/** What is sent for one change. */
type Changing = 'roles.assign' | 'roles.change' | 'roles.create' | 'roles.delete' | 'roles.move' | 'roles.rule';
type ChangeOf<N extends Changing> = { readonly name: N; readonly payload: Omit<Requests[N]['request'], 'preview'> };

/** A change that can be looked at before it is made, and taken back for a while afterwards. */
export type Change = { [N in Changing]: ChangeOf<N> }[Changing];

/** What a role or a rule says about a permission; `inherit` is to say nothing. */
export const values = ['deny', 'inherit', 'allow'] as const;
export type Value = (typeof values)[number];

/** The levels of a role, from low to high, as the default holders of permissions. */
export const levels = ['member', 'moderator', 'admin'] as const;
export type Level = (typeof levels)[number];

/** The scope of the whole server. */
export const SERVER = 'server';

/** What is said about a permission. */
export function valueIn(said: readonly { key: string; value: string }[], key: string): Value {
  const found = said.find((each) => each.key === key)?.value;
  return found === 'allow' || found === 'deny' ? found : 'inherit';
}

/** Whether the member of this page may allow a permission to others where this was answered: nobody gives what he does not hold. */
export function mayGrant({ mayGrant: held }: Pick<Editor | Rules, 'mayGrant'>, key: string): boolean {
  return held.includes(key);
}
