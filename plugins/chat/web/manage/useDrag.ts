import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Place } from '../model/moves';
import { placeAt } from '../model/places';
import { type ChatHost, useHost } from '../view/host';
import { type Gap, gapsFor, nearest } from './gaps';
import { carryOut } from './steps';

const startPx = 5;
const edgePx = 36;
const scrollPx = 9;

/** Lets mouse and pen drag what the member manages; a finger scrolls, and has the dialog. Gives back what a pointer's press calls. */
export function useDrag(root: RefObject<HTMLElement>): (event: PointerEvent) => void {
  const host = useHost();
  const drag = useRef<Drag | null>(null);
  useEffect(() => () => { drag.current?.end(); }, []);
  return (event) => {
    const row = event.target instanceof Element ? event.target.closest('[data-rove]') : null;
    const mark = row?.closest<HTMLElement>('[data-place]')?.dataset['place'] ?? '';
    const place = placeAt(host.chat.tree.get().groups, mark);
    if (event.button !== 0 || event.pointerType === 'touch' || !root.current || !place?.of.mayManage) return;
    if (place.kind === 'group' && !host.chat.tree.get().mayManage) return;
    if (place.kind === 'channel' && place.of.archived) return;
    drag.current?.end();
    drag.current = new Drag(host, root.current, place, event);
  };
}

/** One press of the pointer, from which a drag may come. */
class Drag {
  private readonly row: HTMLElement | null;
  private readonly line: HTMLElement | null;
  private readonly ends = new AbortController();
  private gap: Gap | undefined;
  private moving = false;
  private y: number;

  constructor(
    private readonly host: ChatHost,
    private readonly root: HTMLElement,
    private readonly place: Place,
    private readonly press: PointerEvent,
  ) {
    this.y = press.clientY;
    this.row = root.querySelector(`[data-place="${place.kind}:${place.of.id}"]`);
    this.line = root.querySelector('.chat-drop');
    const { signal } = this.ends;
    window.addEventListener('pointermove', (event) => { this.follow(event); }, { signal });
    window.addEventListener('pointerup', () => { this.drop(); }, { signal });
    window.addEventListener('pointercancel', () => { this.end(); }, { signal });
    window.addEventListener('keydown', (event) => { this.cancelBy(event); }, { signal, capture: true });
  }

  end(): void {
    this.ends.abort();
    this.moving = false;
    delete this.root.dataset['dragging'];
    delete this.row?.dataset['dragged'];
    if (this.line) this.line.hidden = true;
  }

  private follow({ clientX, clientY }: PointerEvent): void {
    this.y = clientY;
    const { press } = this;
    if (!this.moving && Math.hypot(clientX - press.clientX, clientY - press.clientY) < startPx) return;
    if (!this.moving) this.start();
    this.show();
  }

  private start(): void {
    this.moving = true;
    this.root.dataset['dragging'] = '';
    if (this.row) this.row.dataset['dragged'] = '';
    document.getSelection()?.removeAllRanges();
    const frame = () => {
      if (!this.moving) return;
      this.scroll();
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  private show(): void {
    // Looked up once for each time: there may be a thousand.
    const marked = [...this.root.querySelectorAll<HTMLElement>('[data-place]')];
    const places = new Map(marked.map((element) => [element.dataset['place'], element]));
    const boxOf = (mark: string) => places.get(mark)?.getBoundingClientRect();
    const headOf = (mark: string) =>
      [...(places.get(mark)?.children ?? [])].find((child) => child.matches('[data-row]'))?.getBoundingClientRect();
    const gaps = gapsFor(this.host.chat.tree.get(), this.place.kind, boxOf, headOf);
    this.gap = nearest(gaps, this.y);
    if (!this.line || !this.gap) return;
    this.line.hidden = false;
    this.line.style.top = `${String(this.gap.y - this.root.getBoundingClientRect().top)}px`;
  }

  /** Near an edge the list moves by itself. */
  private scroll(): void {
    const pane = this.root.closest<HTMLElement>('.sidebar-body');
    if (!pane) return;
    const { top, bottom } = pane.getBoundingClientRect();
    const before = pane.scrollTop;
    if (this.y < top + edgePx) pane.scrollTop -= scrollPx;
    else if (this.y > bottom - edgePx) pane.scrollTop += scrollPx;
    if (pane.scrollTop !== before) this.show();
  }

  private drop(): void {
    const { gap, moving, place } = this;
    this.end();
    if (!moving) return;
    swallowClick();
    if (gap) void carryOut(this.host, { kind: place.kind, id: place.of.id, into: gap.into, before: gap.before });
  }

  private cancelBy(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.moving) return;
    event.preventDefault();
    event.stopPropagation();
    this.end();
    swallowClick();
  }
}

/** The click that follows a drag opens nothing. */
function swallowClick(): void {
  const over = new AbortController();
  const swallow = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
    over.abort();
  };
  window.addEventListener('click', swallow, { capture: true, signal: over.signal });
  // Without one, when the pointer ends over another element.
  window.addEventListener('pointerdown', () => { over.abort(); }, { capture: true, signal: over.signal });
  setTimeout(() => { over.abort(); }, 300);
}
