/** Whether the address asks for the page without any piece: `/?safe=1`. */
export const isSafe = new URLSearchParams(location.search).get('safe') === '1';

/** Opens the same place with all pieces. */
export function leaveSafeMode(): void {
  location.assign(`${location.pathname}${location.hash}`);
}
