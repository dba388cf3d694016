// Made by `./dcts admin wire roles` from what the server registers. Not to be changed by hand.
export type Id = string;

export interface Assigning {
  memberId: Id;
  add: Id[];
  remove: Id[];
  preview?: boolean;
}

export interface Named {
  key: string;
  name: string;
}

export interface Place {
  scope: string;
  name: string;
}

export interface Shift {
  permission: Named;
  place: Place;
  members: number;
  names: string[];
}

export interface NumberShift {
  quota: Named;
  before: number;
  after: number;
  members: number;
  names: string[];
}

export interface More {
  gains: number;
  losses: number;
  numbers: number;
}

export interface Preview {
  gains: Shift[];
  losses: Shift[];
  numbers: NumberShift[];
  more: More;
}

export interface Outcome {
  roleId?: Id;
  undoId?: Id;
  preview?: Preview;
}

export interface Looks {
  name?: string;
  color?: string;
  color2?: string;
  shown?: boolean;
}

export interface Value {
  key: string;
  value: string;
}

export interface NumberValue {
  key: string;
  value?: number;
}

export interface Changing {
  roleId: Id;
  version: number;
  look?: Looks;
  level?: string;
  values?: Value[];
  numbers?: NumberValue[];
  preview?: boolean;
}

export interface Creating {
  name: string;
  color?: string;
  color2?: string;
  shown?: boolean;
  preview?: boolean;
}

export interface Deleting {
  roleId: Id;
  version: number;
  preview?: boolean;
}

export type Nothing = Record<string, never>;

export interface RoleView {
  id: Id;
  name: string;
  color?: string;
  color2?: string;
  shown: boolean;
  rank: number;
  base: boolean;
}

export interface EditedRole {
  role: RoleView;
  version: number;
  level?: string;
  members: number;
  values: Value[];
  numbers: NumberValue[];
  mayEdit: boolean;
}

export interface PermissionView {
  key: string;
  plugin: string;
  name: string;
  meaning: string;
  danger: string;
  speaks: boolean;
  defaultHolder: string;
  grantable: boolean;
}

export interface QuotaView {
  key: string;
  name: string;
  meaning: string;
  fallback: number;
  min: number;
  max: number;
}

export interface PlaceEntry {
  scope: string;
  name: string;
  depth: number;
  kind: string;
}

export interface Editor {
  roles: EditedRole[];
  permissions: PermissionView[];
  quotas: QuotaView[];
  places: PlaceEntry[];
  mayGrant: string[];
}

export interface RoleList {
  roles: RoleView[];
  mine: Id[];
}

export interface Looking {
  text: string;
  roleId?: Id;
  state?: string;
  offset: number;
  limit: number;
}

export interface MemberView {
  id: Id;
  loginName: string;
  displayName: string;
  owner: boolean;
  state: string;
  roles: Id[];
  rules: boolean;
  mayAssign: boolean;
}

export interface MemberPage {
  members: MemberView[];
  total: number;
}

export interface Moving {
  roleId: Id;
  version: number;
  above?: Id;
  preview?: boolean;
}

export interface Wanted {
  ids: Id[];
}

export interface HeldBy {
  id: Id;
  roles: Id[];
}

export interface Held {
  members: HeldBy[];
}

export interface Ruling {
  scope: string;
  version: number;
  roleId?: Id;
  memberId?: Id;
  values: Value[];
  preview?: boolean;
}

export interface AtPlace {
  scope: string;
}

export interface RuleView {
  roleId?: Id;
  member?: Named;
  values: Value[];
  mayEdit: boolean;
}

export interface PlaceView {
  scope: string;
  version: number;
  rules: RuleView[];
  mayGrant: string[];
}

export interface Undoing {
  undoId: Id;
  preview?: boolean;
}

export interface Asking {
  memberId?: Id;
  roleId?: Id;
  permission: string;
  scope: string;
}

export interface Why {
  allowed: boolean;
  cause: string;
  by: string;
  place: Place;
  permission: Named;
}

export interface Answer {
  why: Why;
}

export interface RolesChanged {
  roles: boolean;
  members: Id[];
}

/** What is asked, and what is answered. */
export interface Requests {
  'roles.assign': { request: Assigning; answer: Outcome };
  'roles.change': { request: Changing; answer: Outcome };
  'roles.create': { request: Creating; answer: Outcome };
  'roles.delete': { request: Deleting; answer: Outcome };
  'roles.editor': { request: Nothing; answer: Editor };
  'roles.list': { request: Nothing; answer: RoleList };
  'roles.members': { request: Looking; answer: MemberPage };
  'roles.move': { request: Moving; answer: Outcome };
  'roles.of': { request: Wanted; answer: Held };
  'roles.rule': { request: Ruling; answer: Outcome };
  'roles.rules': { request: AtPlace; answer: PlaceView };
  'roles.undo': { request: Undoing; answer: Outcome };
  'roles.why': { request: Asking; answer: Answer };
}

/** What is announced. */
export interface Announcements {
  'roles.changed': RolesChanged;
}
