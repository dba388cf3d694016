import { parseInline } from './inline';
import type { Block } from './nodes';

const deepest = 6;
const fence = /^ {0,3}(```+|~~~+)\s*([\w+#.-]{0,20})[^`]*$/;
const heading = /^(#{1,3})\s+(\S.*)$/;
const rule = /^ {0,3}(?:-{3,}|\*{3,}|_{3,})\s*$/;
const quote = /^ {0,3}> ?(.*)$/;
const bullet = /^( {0,3})([-*+]|(\d{1,9})[.)])\s+(\S.*)$/;

/** Parses Markdown source as people write it in a chat: a single line break is kept, HTML is only text. */
export function parseMarkdown(source: string): Block[] {
  return new BlockParser(source.replace(/\r\n?/g, '\n').replace(/\t/g, '    ').split('\n'), 0).parse();
}

class BlockParser {
  private readonly blocks: Block[] = [];
  private readonly paragraph: string[] = [];
  private at = 0;

  constructor(
    private readonly lines: readonly string[],
    private readonly depth: number,
  ) {}

  parse(): Block[] {
    while (this.at < this.lines.length) {
      if (this.line().trim() === '') {
        this.endParagraph();
        this.at += 1;
      } else if (!(this.code() || this.heading() || this.rule() || this.quote() || this.list())) {
        this.paragraph.push(this.line());
        this.at += 1;
      }
    }
    this.endParagraph();
    return this.blocks;
  }

  private line(): string {
    return this.lines[this.at] ?? '';
  }

  private endParagraph(): void {
    if (this.paragraph.length === 0) return;
    const text = this.paragraph.map((line) => line.trim()).join('\n');
    this.paragraph.length = 0;
    this.blocks.push({ type: 'paragraph', children: parseInline(text) });
  }

  private push(block: Block): true {
    this.endParagraph();
    this.blocks.push(block);
    return true;
  }

  private code(): boolean {
    const open = fence.exec(this.line());
    const mark = open?.[1];
    if (!open || mark === undefined) return false;
    const end = this.lines.findIndex((line, index) => index > this.at && closes(line, mark));
    const last = end < 0 ? this.lines.length : end;
    const text = this.lines.slice(this.at + 1, last).join('\n');
    this.at = last + 1;
    return this.push({ type: 'code', language: open[2] ?? '', text });
  }

  private heading(): boolean {
    const found = heading.exec(this.line());
    if (found?.[1] === undefined || found[2] === undefined) return false;
    this.at += 1;
    return this.push({ type: 'heading', level: found[1].length, children: parseInline(found[2].trim()) });
  }

  private rule(): boolean {
    if (!rule.test(this.line())) return false;
    this.at += 1;
    return this.push({ type: 'rule' });
  }

  private quote(): boolean {
    if (this.depth >= deepest) return false;
    const inner: string[] = [];
    for (let found = quote.exec(this.line()); found; found = quote.exec(this.line())) {
      inner.push(found[1] ?? '');
      this.at += 1;
    }
    if (inner.length === 0) return false;
    return this.push({ type: 'quote', children: new BlockParser(inner, this.depth + 1).parse() });
  }

  private list(): boolean {
    const first = bullet.exec(this.line());
    if (!first || this.depth >= deepest) return false;
    const ordered = first[3] !== undefined;
    const items: Block[][] = [];
    for (let item = first; ; ) {
      items.push(new BlockParser(this.item(item), this.depth + 1).parse());
      const next = bullet.exec(this.line());
      if (!next || (next[3] !== undefined) !== ordered) break;
      item = next;
    }
    return this.push({ type: 'list', ordered, start: Number(first[3] ?? 1), items });
  }

  /** The lines of one list item: its first, and those after it that are indented. */
  private item(found: RegExpExecArray): string[] {
    const inner = [found[4] ?? ''];
    this.at += 1;
    while (/^ {2,}\S/.test(this.line())) {
      inner.push(this.line().replace(/^ {2,4}/, ''));
      this.at += 1;
    }
    return inner;
  }
}

function closes(line: string, mark: string): boolean {
  const trimmed = line.trim();
  return trimmed.startsWith(mark) && trimmed.split('').every((char) => char === mark[0]);
}
