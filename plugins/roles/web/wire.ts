// In the form of `./dcts admin wire roles`, which makes it from what the server registers.
export type Id = string;

export type ListRequest = Record<string, never>;

export interface Role {
  id: Id;
  name: string;
  color?: string | null;
  color2?: string | null;
  shown: boolean;
  rank: number;
  base: boolean;
  version: number;
}

export interface ListAnswer {
  roles: Role[];
  mine: Id[];
}

export interface OfRequest {
  ids: Id[];
}

export interface MemberRoles {
  id: Id;
  roles: Id[];
}

export interface OfAnswer {
  members: MemberRoles[];
}

export type EditorRequest = Record<string, never>;

export interface Value {
  key: string;
  value: string;
}

export interface NumberValue {
  key: string;
  value?: number | null;
}

export interface EditorRole extends Role {
  level?: string | null;
  members: number;
  values: Value[];
  numbers: NumberValue[];
  mayEdit: boolean;
}

export interface EditorPermission {
  key: string;
  plugin: string;
  name: string;
  meaning: string;
  danger: string;
  speaks: boolean;
  defaultHolder: string;
  grantable: boolean;
}

export interface EditorQuota {
  key: string;
  name: string;
  meaning: string;
  fallback: number;
  min: number;
  max: number;
}

export interface EditorPlace {
  scope: string;
  name: string;
  depth: number;
  kind: string;
}

export interface EditorAnswer {
  roles: EditorRole[];
  permissions: EditorPermission[];
  quotas: EditorQuota[];
  places: EditorPlace[];
  mayGrant: string[];
}

export interface EffectPermission {
  key: string;
  name: string;
}

export interface EffectPlace {
  scope: string;
  name: string;
}

export interface Effect {
  permission: EffectPermission;
  place: EffectPlace;
  members: number;
  names: string[];
}

export interface Preview {
  gains: Effect[];
  losses: Effect[];
}

export interface ChangeAnswer {
  preview?: Preview | null;
  undoId?: Id | null;
  roleId?: Id | null;
}

export interface CreateRequest {
  name: string;
  color?: string;
  color2?: string;
  shown?: boolean;
  preview?: boolean;
}

export interface ChangeRequest {
  roleId: Id;
  version: number;
  name?: string;
  color?: string;
  color2?: string;
  shown?: boolean;
  level?: string;
  values?: Value[];
  numbers?: NumberValue[];
  preview?: boolean;
}

export interface MoveRequest {
  roleId: Id;
  version: number;
  above?: Id;
  preview?: boolean;
}

export interface DeleteRequest {
  roleId: Id;
  version: number;
  preview?: boolean;
}

export interface AssignRequest {
  memberId: Id;
  add: Id[];
  remove: Id[];
  preview?: boolean;
}

export interface RulesRequest {
  scope: string;
}

export interface RuleMember {
  id: Id;
  displayName: string;
}

export interface Rule {
  roleId?: Id | null;
  member?: RuleMember | null;
  values: Value[];
}

export interface RulesAnswer {
  scope: string;
  version: number;
  rules: Rule[];
}

export interface RuleRequest {
  scope: string;
  version: number;
  roleId?: Id;
  memberId?: Id;
  values: Value[];
  preview?: boolean;
}

export interface MembersRequest {
  text: string;
  roleId?: Id;
  state?: string;
  offset: number;
  limit: number;
}

export interface ListedMember {
  id: Id;
  loginName: string;
  displayName: string;
  owner: boolean;
  state: string;
  roles: Id[];
  rules: boolean;
  mayAssign: boolean;
}

export interface MembersAnswer {
  members: ListedMember[];
  total: number;
}

export interface WhyRequest {
  memberId?: Id;
  roleId?: Id;
  permission: string;
  scope: string;
}

export interface Why {
  allowed: boolean;
  cause: string;
  by: string;
  place?: EffectPlace | null;
  permission: EffectPermission;
}

export interface WhyAnswer {
  why: Why;
}

export interface UndoRequest {
  undoId: Id;
}

export type UndoAnswer = Record<string, never>;

export type RolesChanged = Record<string, never>;

/** What is asked, and what is answered. */
export interface Requests {
  'roles.assign': { request: AssignRequest; answer: ChangeAnswer };
  'roles.change': { request: ChangeRequest; answer: ChangeAnswer };
  'roles.create': { request: CreateRequest; answer: ChangeAnswer };
  'roles.delete': { request: DeleteRequest; answer: ChangeAnswer };
  'roles.editor': { request: EditorRequest; answer: EditorAnswer };
  'roles.list': { request: ListRequest; answer: ListAnswer };
  'roles.members': { request: MembersRequest; answer: MembersAnswer };
  'roles.move': { request: MoveRequest; answer: ChangeAnswer };
  'roles.of': { request: OfRequest; answer: OfAnswer };
  'roles.rule': { request: RuleRequest; answer: ChangeAnswer };
  'roles.rules': { request: RulesRequest; answer: RulesAnswer };
  'roles.undo': { request: UndoRequest; answer: UndoAnswer };
  'roles.why': { request: WhyRequest; answer: WhyAnswer };
}

/** What is announced. */
export interface Announcements {
  'roles.changed': RolesChanged;
}
