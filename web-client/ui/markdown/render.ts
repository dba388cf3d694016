import { el } from '../dom';
import { parseMarkdown } from './block';
import type { Block, Inline } from './nodes';

const onlyEmoji = new RegExp('^\\s*(?:\\p{RGI_Emoji}\\s*){1,8}$', 'v');

/** Renders Markdown to elements made one by one; no text is ever parsed as HTML. */
export function renderMarkdown(source: string): HTMLElement {
  const jumbo = source.length < 128 && onlyEmoji.test(source);
  return el('div', { class: jumbo ? 'md md-jumbo' : 'md', dir: 'auto' }, ...parseMarkdown(source).map(blockNode));
}

function blockNode(block: Block): Node {
  switch (block.type) {
    case 'paragraph':
      return el('p', {}, ...block.children.map(inlineNode));
    case 'heading':
      // A message is no section of the page, so its headings are only large text.
      return el('p', { class: `md-heading md-heading-${String(block.level)}` }, ...block.children.map(inlineNode));
    case 'code':
      return el('pre', {}, el('code', block.language ? { 'data-language': block.language } : {}, block.text));
    case 'quote':
      return el('blockquote', {}, ...block.children.map(blockNode));
    case 'list':
      return listNode(block);
    case 'rule':
      return el('hr');
  }
}

function listNode(list: Extract<Block, { type: 'list' }>): Node {
  const items = list.items.map((item) => el('li', {}, ...item.map(blockNode)));
  return list.ordered ? el('ol', { start: String(list.start) }, ...items) : el('ul', {}, ...items);
}

function inlineNode(node: Inline): Node {
  switch (node.type) {
    case 'text':
      return document.createTextNode(node.text);
    case 'break':
      return el('br');
    case 'code':
      return el('code', {}, node.text);
    case 'strong':
    case 'em':
    case 'del':
      return el(node.type, {}, ...node.children.map(inlineNode));
    case 'link':
      return linkNode(node.href, node.children);
  }
}

function linkNode(href: string, children: Inline[]): Node {
  const link = el('a', { href, target: '_blank', rel: 'noopener noreferrer nofollow' }, ...children.map(inlineNode));
  // Where a label hides the address, the address is one glance away.
  if (link.textContent !== href) link.title = href;
  return link;
}
