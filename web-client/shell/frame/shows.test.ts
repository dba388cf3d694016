// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { shows } from './shows';

const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html').body.firstChild!;
const mount = (inner: string, attributes = '') => `<div class="slot-mount" ${attributes}>${inner}</div>`;

it.each([
  [mount(''), false],
  [mount(' \n '), false],
  [mount('<!-- nothing -->'), false],
  [mount('<p>Words</p>', 'hidden'), false],
  [mount('<p hidden>Words</p>'), false],
  [mount(`<div>${mount('')}${mount('Words', 'hidden')}</div>`), false],
  [mount('Words'), true],
  [mount('<p hidden>No</p><p>Words</p>'), true],
  [mount('<img alt="A picture">'), true],
  [mount(`<div>${mount('')}${mount('<canvas></canvas>')}</div>`), true],
  ['<div class="failure" role="alert"><p>It stopped</p></div>', true],
])('of %s says %j', (html, expected) => {
  expect(shows(parse(html))).toBe(expected);
});
