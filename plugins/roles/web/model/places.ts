import { type Place, SERVER } from './contract';

/** The places as a tree in a list, the whole server first. */
export function placesOf(places: readonly Place[], server: string): readonly Place[] {
  const others = places.filter(({ scope }) => scope !== SERVER).map((place) => ({ ...place, depth: place.scope.split('/').length - 1 }));
  return [{ scope: SERVER, name: server, depth: 0, kind: SERVER }, ...others];
}
