import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './config.mjs';
import { ofTheShell, slots } from './slots.mjs';

const read = (...path) => readFileSync(join(root, ...path), 'utf8');
const found = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name))].sort();
const page = read('..', 'distribution', 'docs', 'reference', 'ui.md');

describe('the reference', () => {
  it('names exactly the tokens that there are', () => {
    const [, table] = page.split('## Tokens');
    expect(found(table, /`(--[\w-]+)`/g)).toEqual(found(read('ui', 'styles', 'tokens.css'), /^\s+(--[\w-]+):/gm));
  });

  it('names exactly the slots that there are', () => {
    expect(ofTheShell.length).toBeGreaterThan(5);
    expect(found(page, /^\| `([\w.]+)` \|/gm).filter((name) => name.includes('.'))).toEqual(slots);
  });

  it('names no token in a style sheet that is not there', () => {
    const tokens = found(read('ui', 'styles', 'tokens.css'), /^\s+(--[\w-]+):/gm);
    const sheets = ['admin.css', 'frame.css', 'auth.css'].map((file) => read('shell', 'styles', file)).join('\n');
    const local = found(sheets, /^\s+(--[\w-]+):/gm);
    expect(found(sheets, /var\((--[\w-]+)/g).filter((name) => !tokens.includes(name) && !local.includes(name))).toEqual([]);
  });
});
