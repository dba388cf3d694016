import type { Change, EditorRole, Quota, Rules, Value } from './contract';
import { valueIn } from './contract';

/** What can be set of a role beside its permissions. A colour and a level may be empty. */
export interface Fields {
  name: string;
  color: string;
  color2: string;
  shown: boolean;
  level: string;
}

export type Whose = { readonly roleId: string } | { readonly memberId: string };

/** What a draft is of: what is said of a role or a member at a place. At the whole server that is all of a role. */
export type Target = Whose & { readonly scope: string };

/** What is stored of what a draft is of. */
export interface Stored {
  readonly fields: Partial<Fields>;
  readonly values: EditorRole['values'];
  readonly numbers: EditorRole['numbers'];
}

/** What was changed and is not saved: only what differs from what is stored. */
export interface Draft {
  readonly of: Target;
  /** What was stored when it was begun. */
  readonly upon: Stored;
  readonly fields: Partial<Fields>;
  readonly values: ReadonlyMap<string, Value>;
  /** What was typed for numbers; empty is to set none. */
  readonly numbers: ReadonlyMap<string, string>;
}

export const emptyDraft = (of: Target, upon: Stored): Draft => ({ of, upon, fields: {}, values: new Map(), numbers: new Map() });

/** How many things differ. */
export function size({ fields, values, numbers }: Draft): number {
  return Object.keys(fields).length + values.size + numbers.size;
}

/** What is stored of a role, in the form of a draft. */
export function storedFields({ name, color, color2, shown, level }: EditorRole): Fields {
  return { name, color: color ?? '', color2: color2 ?? '', shown, level: level ?? '' };
}

export const storedRole = (role: EditorRole): Stored => ({ fields: storedFields(role), values: role.values, numbers: role.numbers });

/** What is stored of a role or a member at a place. */
export function ruleFor({ rules }: Rules, whose: Whose): Rules['rules'][number] | undefined {
  return rules.find(({ roleId, member }) => ('roleId' in whose ? roleId === whose.roleId : member?.key === whose.memberId));
}

/** At a place there are neither names nor numbers. */
export const storedRule = (rules: Rules, whose: Whose): Stored => ({ fields: {}, values: ruleFor(rules, whose)?.values ?? [], numbers: [] });

/** Whether anything of what a draft changes has been stored otherwise since it was begun. What else has changed is of no matter to it. */
export function isOutdated({ upon, fields, values, numbers }: Draft, now: Stored): boolean {
  return (
    (Object.keys(fields) as (keyof Fields)[]).some((name) => upon.fields[name] !== now.fields[name]) ||
    [...values.keys()].some((key) => valueIn(upon.values, key) !== valueIn(now.values, key)) ||
    [...numbers.keys()].some((key) => storedNumber(upon, key) !== storedNumber(now, key))
  );
}

/** A role as it would be. */
export function fieldsOf(role: EditorRole, draft: Draft): Fields {
  return { ...storedFields(role), ...draft.fields };
}

export function storedNumber({ numbers }: Pick<Stored, 'numbers'>, key: string): string {
  const value = numbers.find((each) => each.key === key)?.value;
  return value === undefined ? '' : String(value);
}

export function withField<N extends keyof Fields>(draft: Draft, stored: Fields, name: N, value: Fields[N]): Draft {
  const others = Object.fromEntries(Object.entries(draft.fields).filter(([each]) => each !== name)) as Partial<Fields>;
  return { ...draft, fields: stored[name] === value ? others : { ...others, [name]: value } };
}

export function withValue(draft: Draft, stored: Value, key: string, value: Value): Draft {
  return { ...draft, values: changed(draft.values, stored, key, value) };
}

export function withNumber(draft: Draft, stored: string, key: string, value: string): Draft {
  return { ...draft, numbers: changed(draft.numbers, stored, key, value.trim()) };
}

function changed<V>(all: ReadonlyMap<string, V>, stored: V, key: string, value: V): ReadonlyMap<string, V> {
  const next = new Map(all);
  if (value === stored) next.delete(key);
  else next.set(key, value);
  return next;
}

/** What a role would say about a permission. */
export function valueOf(said: readonly { key: string; value: string }[], draft: Draft, key: string): Value {
  return draft.values.get(key) ?? valueIn(said, key);
}

/** What is wrong with a draft: null when it can be saved. */
export type Fault = { readonly kind: 'name' } | { readonly kind: 'number'; readonly quota: Quota };

export function faultOf(draft: Draft, quotas: readonly Quota[]): Fault | null {
  const { name } = draft.fields;
  if (name !== undefined && (name.trim() === '' || name.length > 64)) return { kind: 'name' };
  const wrong = quotas.find((quota) => !fits(quota, draft.numbers.get(quota.key) ?? ''));
  return wrong ? { kind: 'number', quota: wrong } : null;
}

/** Whether what was typed can be the value of a quota; nothing can. */
export function fits({ min, max }: Quota, raw: string): boolean {
  if (raw === '') return true;
  const value = Number(raw);
  return Number.isInteger(value) && value >= min && value <= max;
}

/** What is to be sent for a role. */
export function roleChange({ id: roleId, version }: Pick<EditorRole, 'id' | 'version'>, { fields, values, numbers }: Draft): Change {
  const { level, ...look } = fields;
  const named = look.name === undefined ? look : { ...look, name: look.name.trim() };
  const payload = {
    roleId,
    version,
    ...(Object.keys(look).length > 0 ? { look: named } : {}),
    ...(level === undefined ? {} : { level: level === '' ? 'none' : level }),
    ...(values.size > 0 ? { values: listed(values) } : {}),
    // A number without a value is set no more.
    ...(numbers.size > 0 ? { numbers: [...numbers].map(([key, raw]) => (raw === '' ? { key } : { key, value: Number(raw) })) } : {}),
  };
  return { name: 'roles.change', payload };
}

/** What is to be sent for a rule of a role or a member at a place. */
export function ruleChange({ scope, version }: Pick<Rules, 'scope' | 'version'>, whose: Whose, { values }: Draft): Change {
  return { name: 'roles.rule', payload: { scope, version, ...whose, values: listed(values) } };
}

const listed = (values: ReadonlyMap<string, Value>) => [...values].map(([key, value]) => ({ key, value }));
