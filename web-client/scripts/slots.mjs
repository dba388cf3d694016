import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pieces, root } from './config.mjs';

const names = (file, pattern) => [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, name]) => name);

/** The slots of the shell. */
export const ofTheShell = names(join(root, 'sdk', 'slots.ts'), /^ {2}'([\w.]+)':/gm);

/** Every slot that a piece of this repository adds to the contract. */
export const ofPieces = pieces()
  .map(({ entry }) => join(dirname(entry), 'slots.ts'))
  .filter((file) => existsSync(file))
  .flatMap((file) => names(file, /^ {4}'([\w.]+)':/gm));

/** Every slot that there is. */
export const slots = [...ofTheShell, ...ofPieces].sort();
