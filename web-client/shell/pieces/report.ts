const mostCharacters = 300;

/** Reports a piece's fault to the console and gives it back in a line for the owner: what it says, and where it came from. */
export function report(error: unknown): string {
  let place = '';
  // The browser knows the place of a syntax error, which the error itself does not tell.
  const listen = ({ filename, lineno, colno }: ErrorEvent) => { place = placeIn(filename, lineno, colno); };
  window.addEventListener('error', listen);
  try {
    reportError(error);
  } finally {
    window.removeEventListener('error', listen);
  }
  const text = String(error).slice(0, mostCharacters);
  return place === '' ? text : `${text} (${place})`;
}

/** A place in the script of a piece; empty for one in the shell, which tells an author nothing. */
function placeIn(address: string, line: number, column: number): string {
  const [, file] = /\/ui\/(?:[^/?]+\/)*([^/?]+)/.exec(address) ?? [];
  return file === undefined ? '' : `${file}:${String(line)}:${String(column)}`;
}
