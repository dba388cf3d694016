import type { Contribution, Ends, OpenSlot, Readable } from '@dcts/sdk';
import { button, el, iconEl } from '@dcts/ui/dom';
import { t } from '../language';
import { Attempt } from './attempt';
import type { Placed } from './placed';

type Filling<P> = readonly Placed<Contribution<P>>[];

/** What a piece offers to others: as much of `filling` as there is, wherever the piece wants it. */
export function openSlot<P>(name: string, filling: Readable<Filling<P>>, ends: Ends): OpenSlot<P> {
  const names = memory<Filling<P>, readonly string[]>((all) => all.map(({ origin, contribution }) => `${origin.id}.${contribution.id}`));
  return {
    contributions: {
      get: () => names(filling.get()),
      subscribe: (listener) => ends.add(filling.subscribe((all) => { listener(names(all)); })),
    },
    mount(element, props) {
      const mounts = new Mounts(name, element, props);
      mounts.follow(filling.get());
      const off = filling.subscribe((all) => { mounts.follow(all); });
      const unmount = ends.add(() => {
        off();
        mounts.follow([]);
      });
      return { update: (next) => { mounts.update(next); }, unmount };
    },
  };
}

/** Computes again only for another argument, so that the result stays the same thing. */
function memory<A, R>(compute: (argument: A) => R): (argument: A) => R {
  let last: { argument: A; result: R } | undefined;
  return (argument) => {
    if (last?.argument !== argument) last = { argument, result: compute(argument) };
    return last.result;
  };
}

/** The mounts in one element, one child each. */
class Mounts<P> {
  private readonly present = new Map<string, Mount<P>>();

  constructor(
    private readonly slot: string,
    private readonly element: HTMLElement,
    private props: P,
  ) {}

  follow(filling: Filling<P>): void {
    const wanted = new Set(filling.map(({ key }) => key));
    for (const [key, mount] of this.present) {
      if (wanted.has(key)) continue;
      this.present.delete(key);
      mount.stop();
    }
    for (const [index, placed] of filling.entries()) {
      if (this.present.has(placed.key)) continue;
      const mount = new Mount(placed, this.slot, this.props);
      this.present.set(placed.key, mount);
      this.element.insertBefore(mount.element, this.element.children[index] ?? null);
      mount.start();
    }
  }

  update(props: P): void {
    this.props = props;
    for (const mount of this.present.values()) mount.update(props);
  }
}

/** One contribution in its place; after a fault a mark with which it can be started again. */
class Mount<P> {
  element: HTMLElement;
  private attempt: Attempt<P> | null = null;

  /** @param props the latest, with which it starts again after a fault */
  constructor(
    private readonly placed: Placed<Contribution<P>>,
    private readonly slot: string,
    private props: P,
  ) {
    this.element = this.makeElement();
  }

  start(): void {
    const attempt = new Attempt(this.placed.contribution, () => {
      // After the call that failed, which may still be filling the element.
      queueMicrotask(() => { this.giveUp(attempt); });
    });
    this.attempt = attempt;
    attempt.start(this.element, [], this.props);
  }

  update(props: P): void {
    this.props = props;
    this.attempt?.update([], props);
  }

  stop(): void {
    this.attempt?.stop();
    this.attempt = null;
    this.element.remove();
  }

  private giveUp(failed: Attempt<P>): void {
    if (this.attempt !== failed) return;
    failed.stop();
    this.attempt = null;
    this.renew();
    this.element.append(this.mark(() => {
      this.renew();
      this.start();
    }));
  }

  private mark(retry: () => void): HTMLElement {
    const title = t('piece.failed.title', { piece: this.placed.origin.name });
    const label = `${title} ${t('piece.failed.retry')}`;
    const mark = button('btn-icon failure-mark', '', retry);
    mark.setAttribute('aria-label', label);
    mark.dataset['tip'] = label;
    mark.append(iconEl('alert'));
    return mark;
  }

  /** An element of its own for each try: the one before may still have listeners. */
  private renew(): void {
    const next = this.makeElement();
    this.element.replaceWith(next);
    this.element = next;
  }

  private makeElement(): HTMLElement {
    return el('div', { class: 'slot-mount', 'data-slot': this.slot, 'data-piece': this.placed.origin.id });
  }
}
