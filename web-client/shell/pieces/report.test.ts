// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { report } from './report';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** What browsers do when an error is reported to them. */
function reporting(filename: string): void {
  vi.stubGlobal('reportError', (error: unknown) => {
    window.dispatchEvent(new ErrorEvent('error', { error, filename, lineno: 3, colno: 29 }));
  });
}

it.each([
  ['http://localhost/ui/polls/0a1b/index.js', 'Error: no (index.js:3:29)'],
  ['http://localhost/ui/polls/0a1b/index.js?attempt=2', 'Error: no (index.js:3:29)'],
  ['http://localhost/assets/main-0a1b.js', 'Error: no'],
  ['', 'Error: no'],
])('of an error in %s tells %s', (filename, expected) => {
  reporting(filename);
  expect(report(new Error('no'))).toBe(expected);
});

it('of a very long error tells the beginning', () => {
  reporting('');
  expect(report(new Error('x'.repeat(5_000)))).toHaveLength(300);
});
