import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pieces, root } from './config.mjs';

const read = (...path) => readFileSync(join(root, ...path), 'utf8');
const found = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name))].sort();
const page = read('..', 'distribution', 'docs', 'reference', 'ui.md');

/** Every slot that a piece of this repository adds to the contract. */
const offered = pieces().flatMap(({ entry }) => {
  const folder = dirname(entry);
  return readdirSync(folder)
    .filter((file) => file === 'slots.ts')
    .flatMap((file) => found(readFileSync(join(folder, file), 'utf8'), /^ {4}'([\w.]+)':/gm));
});

describe('the reference', () => {
  it('names exactly the tokens that there are', () => {
    const [, table] = page.split('## Tokens');
    expect(found(table, /`(--[\w-]+)`/g)).toEqual(found(read('ui', 'styles', 'tokens.css'), /^\s+(--[\w-]+):/gm));
  });

  it('names exactly the slots that there are', () => {
    const own = found(read('sdk', 'slots.ts'), /^ {2}'([\w.]+)':/gm);
    expect(own.length).toBeGreaterThan(5);
    expect(found(page, /^\| `([\w.]+)` \|/gm).filter((name) => name.includes('.'))).toEqual([...own, ...offered].sort());
  });

  it('names no token in a style sheet that is not there', () => {
    const tokens = found(read('ui', 'styles', 'tokens.css'), /^\s+(--[\w-]+):/gm);
    const sheets = ['admin.css', 'frame.css', 'auth.css'].map((file) => read('shell', 'styles', file)).join('\n');
    const local = found(sheets, /^\s+(--[\w-]+):/gm);
    expect(found(sheets, /var\((--[\w-]+)/g).filter((name) => !tokens.includes(name) && !local.includes(name))).toEqual([]);
  });
});
