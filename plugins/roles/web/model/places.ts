import { type Place, SERVER } from './contract';

/** The places as a tree in a list, the whole server first. */
export function placesOf(places: readonly Place[], server: string): readonly Place[] {
  return [{ scope: SERVER, name: server, depth: 0, kind: SERVER }, ...places.filter(({ scope }) => scope !== SERVER)];
}
