import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { pieces, root } from './config.mjs';

const folders = ['sdk', 'preact', 'ui', 'shell'].map((name) => join(root, name)).concat(pieces().map(({ entry }) => dirname(entry)));

const sources = folders
  .flatMap((folder) => readdirSync(folder, { recursive: true }).map((file) => join(folder, file)))
  .filter((file) => /\.tsx?$/.test(file) && !/(\.test|\.d)\.tsx?$/.test(file) && !file.includes('/test/'))
  .map((file) => ({ file: relative(dirname(root), file), text: readFileSync(file, 'utf8') }));

const lines = (text) => text.split('\n').length;
const p95 = (values) => [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1];

/** The lines and the parameters of every function in a source. */
function functions({ file, text }) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found = [];
  const visit = (node) => {
    if (ts.isFunctionLike(node) && node.body) found.push({ lines: lines(node.body.getText()), parameters: node.parameters.length });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('budgets', () => {
  const all = sources.flatMap(functions);

  it('of lines per file: 250 at the 95th percentile, 400 at most', () => {
    const sizes = sources.map(({ text }) => lines(text));
    expect(p95(sizes)).toBeLessThanOrEqual(250);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(400);
  });

  it('of lines per function: 40 at the 95th percentile, 80 at most', () => {
    const sizes = all.map((each) => each.lines);
    expect(p95(sizes)).toBeLessThanOrEqual(40);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(80);
  });

  it('of parameters: 4 at the 95th percentile, 7 at most', () => {
    const counts = all.map((each) => each.parameters);
    expect(p95(counts)).toBeLessThanOrEqual(4);
    expect(Math.max(...counts)).toBeLessThanOrEqual(7);
  });
});
