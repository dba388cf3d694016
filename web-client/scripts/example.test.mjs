// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import definition from '../../plugins/example/web/index';
import { root } from './config.mjs';
import { ofPieces, ofTheShell, slots } from './slots.mjs';

/** As much of the SDK as a piece needs to say what it shows. */
const host = {
  sdk: { onReady: () => undefined, on: () => undefined, storage: { get: () => null } },
  ui: {},
  t: (key) => key,
};

it('fills every slot that there is, and its page says so', () => {
  expect(ofTheShell).toContain('shell.main');
  expect(ofPieces).toContain('chat.message.action');
  const filled = Object.entries(definition.start(host).slots).filter(([, contributions]) => contributions.length > 0);
  expect(filled.map(([name]) => name).sort()).toEqual(slots);

  const [, table] = readFileSync(join(root, '..', 'plugins', 'example', 'README.md'), 'utf8').split('## UI slots');
  expect([...table.matchAll(/^\| `([\w.]+)`/gm)].map(([, name]) => name).sort()).toEqual(slots);
});
