import { type Editor, type EditorRole, levels, type Permission, type Rules, SERVER, valueIn } from './contract';

/** What saying nothing comes to, and who says so. Other roles of a member may still say something else. */
export interface Inherited {
  readonly allowed: boolean;
  /** `level`: the role's own; `role`: what it says around here, or the role of all; `nobody`: nothing is said. */
  readonly cause: 'level' | 'role' | 'nobody';
  readonly role: string;
  readonly level: string;
  /** Where it is said; null for the whole server. */
  readonly place: string | null;
}

/** A role with the level that it would have. */
export type Leveled = Pick<EditorRole, 'id' | 'name' | 'values'> & { readonly level?: string | undefined };

/** Whether a level alone allows a permission. */
export function levelAllows(level: string | undefined, { defaultHolder, grantable }: Permission): boolean {
  const holder = defaultHolder.toLowerCase();
  if (!level || !grantable || holder === 'owner') return false;
  return holder === 'anyone' || levels.findIndex((each) => each === holder) <= levels.findIndex((each) => each === level);
}

/** What a role that says nothing at the whole server has of this permission. */
export function atServer({ roles }: Pick<Editor, 'roles'>, role: Leveled, permission: Permission): Inherited {
  const base = roles.find((each) => each.base);
  if (levelAllows(role.level, permission)) return { ...nothing, allowed: true, cause: 'level', role: role.name, level: role.level ?? '' };
  return base && base.id !== role.id ? (said(base, permission) ?? nothing) : nothing;
}

/**
 * What a role that says nothing at a place has of this permission.
 *
 * @param around the rules at the place itself and at those around it, from the inside out, without the server
 */
export function atPlace(editor: Editor, role: EditorRole, permission: Permission, around: readonly Around[]): Inherited {
  const base = editor.roles.find((each) => each.base);
  for (const [index, { name, rules }] of around.entries()) {
    const speakers = [...(index === 0 ? [] : [role]), ...(base && base.id !== role.id ? [base] : [])];
    for (const speaker of speakers) {
      const value = valueIn(rules.find(({ roleId }) => roleId === speaker.id)?.values ?? [], permission.key);
      if (value !== 'inherit') return { allowed: value === 'allow', cause: 'role', role: speaker.name, level: '', place: name };
    }
  }
  return said(role, permission) ?? atServer(editor, role, permission);
}

export interface Around {
  readonly name: string;
  readonly rules: Rules['rules'];
}

const nothing: Inherited = { allowed: false, cause: 'nobody', role: '', level: '', place: null };

function said(role: Leveled, permission: Permission): Inherited | null {
  const value = valueIn(role.values, permission.key);
  if (value !== 'inherit') return { ...nothing, allowed: value === 'allow', cause: 'role', role: role.name };
  return levelAllows(role.level, permission) ? { ...nothing, allowed: true, cause: 'role', role: role.name } : null;
}

/** The scopes around one, from the inside out: without itself and without the server. */
export function scopesAround(scope: string): string[] {
  const parts = scope.split('/');
  const ends = parts.map((_, index) => parts.slice(0, parts.length - 1 - index).join('/'));
  return ends.filter((each) => each !== '' && each !== SERVER);
}
