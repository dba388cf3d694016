import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pieces, root } from './config.mjs';

const names = (file, pattern) => [...readFileSync(file, 'utf8').matchAll(pattern)].map(([, name]) => name);

/** The slots of the shell. */
export const ofTheShell = names(join(root, 'sdk', 'slots.ts'), /^ {2}'([\w.]+)':/gm);

/** The files in which pieces of this repository say which slots they add to the contract: `{ id, file }`. */
export const pieceSlots = () =>
  pieces()
    .map(({ id, entry }) => ({ id, file: join(dirname(entry), 'slots.ts') }))
    .filter(({ file }) => existsSync(file));

/** Every slot that a piece of this repository adds to the contract. */
export const ofPieces = pieceSlots().flatMap(({ file }) => names(file, /^ {4}'([\w.]+)':/gm));

/** Every slot that there is. */
export const slots = [...ofTheShell, ...ofPieces].sort();
