import type { Change, EditorRole } from './contract';

/**
 * Where a role may come to stand, nearest to where it is wanted: below all that may not be changed, above the role of all.
 *
 * @param roles highest first, the role of all last
 */
export function reachable(roles: readonly EditorRole[], to: number): number {
  const least = roles.findIndex(({ mayEdit, base }) => mayEdit && !base);
  const most = roles.findLastIndex(({ base }) => !base);
  return least < 0 ? -1 : Math.max(least, Math.min(to, most));
}

/** What is to be sent so that the role at one index comes to stand at another; null if it stays. */
export function moved(roles: readonly EditorRole[], from: number, to: number): Change | null {
  const role = roles[from];
  const target = reachable(roles, to);
  if (!role?.mayEdit || role.base || target < 0 || target === from) return null;
  const below = roles.filter((each) => each !== role)[target];
  const above = below && !below.base ? { above: below.id } : {};
  return { name: 'roles.move', payload: { roleId: role.id, version: role.version, ...above } };
}
