/** A positive 64-bit integer as a decimal string. Newer things have greater ids. */
export type Id = string;

/** Orders two ids by age: by length, then by text. */
export function compareIds(a: Id, b: Id): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}
