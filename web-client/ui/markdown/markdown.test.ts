// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from './block';
import { renderMarkdown } from './render';

/** The rendered elements as short HTML, for reading in a test. */
function html(source: string): string {
  return renderMarkdown(source).innerHTML.replace(/ target="_blank" rel="noopener noreferrer nofollow"/g, '');
}

describe('inline marks', () => {
  it.each([
    ['plain', '<p>plain</p>'],
    ['**bold** and *it* and ~~gone~~', '<p><strong>bold</strong> and <em>it</em> and <del>gone</del></p>'],
    ['***both***', '<p><em><strong>both</strong></em></p>'],
    ['**bold with *it* inside**', '<p><strong>bold with <em>it</em> inside</strong></p>'],
    ['snake_case_name and 2 * 3 * 4', '<p>snake_case_name and 2 * 3 * 4</p>'],
    ['_it_ __bold__', '<p><em>it</em> <strong>bold</strong></p>'],
    ['`a *b* <c>` and ``a ` b``', '<p><code>a *b* &lt;c&gt;</code> and <code>a ` b</code></p>'],
    ['\\*not it\\* C:\\dir', '<p>*not it* C:\\dir</p>'],
    ['unclosed **bold and `code', '<p>unclosed **bold and `code</p>'],
    ['one\ntwo', '<p>one<br>two</p>'],
    ['~one~ ~~~~', '<p>~one~ ~~~~</p>'],
  ])('%s', (source, expected) => {
    expect(html(source)).toBe(expected);
  });
});

describe('links', () => {
  it('turns addresses into links without the punctuation around them', () => {
    expect(html('(see https://example.org/a_(b)).')).toBe(
      '<p>(see <a href="https://example.org/a_(b)">https://example.org/a_(b)</a>).</p>',
    );
  });

  it('shows the address of a labelled link as its title', () => {
    expect(html('[**site**](https://example.org/)')).toBe(
      '<p><a href="https://example.org/" title="https://example.org/"><strong>site</strong></a></p>',
    );
  });

  it.each(['[a](javascript:alert(1))', '[a](data:text/html,x)', '<javascript:alert(1)>', '[a](/admin)', '[](ftp://a.org)'])(
    'makes no link of %s',
    (source) => {
      expect(renderMarkdown(source).querySelector('a')).toBeNull();
    },
  );

  it('puts no link into a link', () => {
    const rendered = renderMarkdown('[see https://b.org now](https://a.org)');
    expect([...rendered.querySelectorAll('a')].map((link) => link.href)).toEqual(['https://a.org/']);
  });
});

describe('blocks', () => {
  it.each([
    ['a\n\nb', '<p>a</p><p>b</p>'],
    ['```js\nlet a = "*x*";\n\n  b\n```\nafter', '<pre><code data-language="js">let a = "*x*";\n\n  b</code></pre><p>after</p>'],
    ['```\nnever closed', '<pre><code>never closed</code></pre>'],
    ['> one\n> two\nthree', '<blockquote><p>one<br>two</p></blockquote><p>three</p>'],
    ['- a\n- b\n  more', '<ul><li><p>a</p></li><li><p>b<br>more</p></li></ul>'],
    ['3. c\n4. d', '<ol start="3"><li><p>c</p></li><li><p>d</p></li></ol>'],
    ['- a\n  - b', '<ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul>'],
    ['# Title\ntext', '<p class="md-heading md-heading-1">Title</p><p>text</p>'],
    ['a\n---\nb', '<p>a</p><hr><p>b</p>'],
    ['#general is a channel', '<p>#general is a channel</p>'],
  ])('%j', (source, expected) => {
    expect(html(source)).toBe(expected);
  });
});

describe('hostile text', () => {
  it('shows HTML as text', () => {
    const rendered = renderMarkdown('<img src=x onerror=alert(1)><script>alert(1)</script>');
    expect(rendered.querySelector('img, script')).toBeNull();
    expect(rendered.textContent).toBe('<img src=x onerror=alert(1)><script>alert(1)</script>');
  });

  it.each(['*a '.repeat(2_600), '['.repeat(8_000), '> '.repeat(4_000), '`'.repeat(8_000), '- '.repeat(4_000), '[a]('.repeat(2_000),
    '**_~~'.repeat(1_600), 'http://'.repeat(1_100), '`a``b'.repeat(1_300), '~~~~\n'.repeat(1_600), 'https://a.b/'.padEnd(8_000, ')'),
    'https://['.repeat(440) + ']'.repeat(4_000)])(
    'keeps every character of 8,000 %#',
    (source) => {
      const letters = (text: string) => text.replace(/[^a-z]/g, '');
      expect(letters(renderMarkdown(source).textContent)).toBe(letters(source));
    },
  );

  it('nests no deeper than a page can show', () => {
    const depth = (node: Element): number => 1 + Math.max(0, ...[...node.children].map(depth));
    for (const source of ['> '.repeat(500) + 'x', '- '.repeat(500) + 'x', '*a _b '.repeat(500), '[a'.repeat(900)]) {
      expect(depth(renderMarkdown(source))).toBeLessThan(60);
    }
  });
});

it('enlarges messages of a few emoji only', () => {
  expect(renderMarkdown('👍🏽 🎉').className).toBe('md md-jumbo');
  expect(renderMarkdown('12').className).toBe('md');
  expect(parseMarkdown('👍')).toHaveLength(1);
});
