import { bareLinkAt, safeHref } from './link';
import type { Inline } from './nodes';

/** Text whose opening mark was seen and whose closing mark was not, yet. */
interface Frame {
  mark: string;
  length: number;
  nodes: Inline[];
}

const deepest = 24;
const special = /[\\`*_~[\]<\nh]/g;
const linkTarget = /\]\(<?([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?\)/y;
const angleLink = /<((?:https?:\/\/|mailto:)[^\s<>]+)>/y;

/** Parses what stands inside a block. Takes time in proportion to the length of `source`. */
export function parseInline(source: string): Inline[] {
  return new InlineParser(source).parse();
}

class InlineParser {
  private readonly frames: Frame[] = [{ mark: '', length: 0, nodes: [] }];
  /** Lengths of backtick runs that are known not to close any more. */
  private readonly unclosed = new Set<number>();
  private at = 0;

  constructor(private readonly source: string) {}

  parse(): Inline[] {
    while (this.at < this.source.length) this.step();
    this.collapse(0);
    return this.top().nodes;
  }

  private step(): void {
    special.lastIndex = this.at;
    const next = special.exec(this.source);
    const end = next ? next.index : this.source.length;
    if (end > this.at) {
      this.text(this.source.slice(this.at, end));
      this.at = end;
    }
    if (next) this.mark(next[0]);
  }

  private mark(char: string): void {
    switch (char) {
      case '\n':
        this.add({ type: 'break' }, 1);
        break;
      case '\\':
        this.escape();
        break;
      case '`':
        this.code();
        break;
      case '[':
        this.open('[', 1);
        break;
      case ']':
        this.closeLink();
        break;
      case '<':
        this.angle();
        break;
      case 'h':
        this.bare();
        break;
      default:
        this.emphasis(char);
    }
  }

  private escape(): void {
    const next = this.source[this.at + 1] ?? '';
    const escaped = /[!-/:-@[-`{-~]/.test(next);
    this.text(escaped ? next : '\\');
    this.at += escaped ? 2 : 1;
  }

  private code(): void {
    const length = this.runLength('`');
    const start = this.at + length;
    const end = this.unclosed.has(length) ? -1 : this.closingRun(start, length);
    if (end < 0) {
      this.unclosed.add(length);
      this.text('`'.repeat(length));
      this.at = start;
      return;
    }
    const text = this.source.slice(start, end).replace(/\n/g, ' ');
    const padded = /^ .* $/.test(text) && text.trim() !== '';
    this.add({ type: 'code', text: padded ? text.slice(1, -1) : text }, end + length - this.at);
  }

  private closingRun(from: number, length: number): number {
    const runs = /`+/g;
    runs.lastIndex = from;
    for (let run = runs.exec(this.source); run; run = runs.exec(this.source)) {
      if (run[0].length === length) return run.index;
    }
    return -1;
  }

  private angle(): void {
    angleLink.lastIndex = this.at;
    const found = angleLink.exec(this.source);
    const href = found?.[1] === undefined ? null : safeHref(found[1]);
    if (found?.[1] !== undefined && href !== null) this.addLink(href, found[1], found[0].length);
    else this.plain('<');
  }

  private bare(): void {
    const inWord = /[\p{L}\p{N}]/u.test(this.source[this.at - 1] ?? '');
    const address = inWord ? null : bareLinkAt(this.source, this.at);
    const href = address === null ? null : safeHref(address);
    if (address !== null && href !== null) this.addLink(href, address, address.length);
    else this.plain('h');
  }

  private closeLink(): void {
    const index = this.frames.findLastIndex((frame) => frame.mark === '[');
    if (index < 0) {
      this.plain(']');
      return;
    }
    linkTarget.lastIndex = this.at;
    const target = linkTarget.exec(this.source);
    const href = target?.[1] === undefined ? null : safeHref(target[1]);
    this.collapse(index);
    const children = this.top().nodes;
    if (!target || href === null || children.length === 0) {
      this.collapse(index - 1);
      this.plain(']');
      return;
    }
    this.frames.pop();
    this.add({ type: 'link', href, children: withoutLinks(children) }, target[0].length);
  }

  private emphasis(char: string): void {
    let length = this.runLength(char);
    const { opens, closes } = this.flanks(char, length);
    this.at += length;
    if (char === '~' && length !== 2) {
      this.text(char.repeat(length));
      return;
    }
    while (closes && length > 0) {
      const used = this.close(char, length);
      if (used === 0) break;
      length -= used;
    }
    if (length === 0) return;
    if (opens && this.frames.length < deepest) this.frames.push({ mark: char, length, nodes: [] });
    else this.text(char.repeat(length));
  }

  /** Ends the innermost frame of this mark and says how many characters that took; 0 if there is none. */
  private close(char: string, length: number): number {
    const index = this.frames.findLastIndex((frame) => frame.mark === char);
    if (index < 0) return 0;
    this.collapse(index);
    const frame = this.top();
    if (frame.nodes.length === 0) return 0;
    const used = frame.length >= 2 && length >= 2 ? 2 : 1;
    const type = char === '~' ? 'del' : used === 2 ? 'strong' : 'em';
    const node: Inline = { type, children: frame.nodes };
    frame.length -= used;
    if (frame.length > 0) {
      frame.nodes = [node];
    } else {
      this.frames.pop();
      this.top().nodes.push(node);
    }
    return used;
  }

  private flanks(char: string, length: number): { opens: boolean; closes: boolean } {
    const before = this.source[this.at - 1] ?? ' ';
    const after = this.source[this.at + length] ?? ' ';
    const space = /\s/;
    const sign = /[\p{P}\p{S}]/u;
    const left = !space.test(after) && (!sign.test(after) || space.test(before) || sign.test(before));
    const right = !space.test(before) && (!sign.test(before) || space.test(after) || sign.test(after));
    if (char !== '_') return { opens: left, closes: right };
    return { opens: left && (!right || sign.test(before)), closes: right && (!left || sign.test(after)) };
  }

  private open(mark: string, length: number): void {
    if (this.frames.length < deepest) {
      this.frames.push({ mark, length, nodes: [] });
      this.at += length;
    } else {
      this.plain(mark);
    }
  }

  /** Turns every frame above `index` back into the text that it was. */
  private collapse(index: number): void {
    while (this.frames.length - 1 > Math.max(index, 0)) {
      const frame = this.top();
      this.frames.pop();
      this.text(frame.mark.repeat(frame.length));
      for (const node of frame.nodes) this.push(node);
    }
  }

  private runLength(char: string): number {
    let end = this.at;
    while (this.source[end] === char) end += 1;
    return end - this.at;
  }

  private plain(text: string): void {
    this.text(text);
    this.at += text.length;
  }

  private addLink(href: string, label: string, length: number): void {
    this.add({ type: 'link', href, children: [{ type: 'text', text: label }] }, length);
  }

  private add(node: Inline, length: number): void {
    this.push(node);
    this.at += length;
  }

  private text(text: string): void {
    this.push({ type: 'text', text });
  }

  private push(node: Inline): void {
    const nodes = this.top().nodes;
    const last = nodes[nodes.length - 1];
    if (node.type === 'text' && last?.type === 'text') last.text += node.text;
    else nodes.push(node.type === 'text' ? { ...node } : node);
  }

  private top(): Frame {
    const frame = this.frames[this.frames.length - 1];
    if (!frame) throw new Error('The root frame was removed');
    return frame;
  }
}

/** A link holds no other link: those inside become their labels. */
function withoutLinks(nodes: Inline[]): Inline[] {
  return nodes.flatMap((node) => {
    if (node.type === 'link') return withoutLinks(node.children);
    return 'children' in node ? [{ ...node, children: withoutLinks(node.children) }] : [node];
  });
}
