// @vitest-environment happy-dom
// @vitest-environment-options { "settings": { "disableCSSFileLoading": true, "handleDisabledFileLoadingAsSuccess": true } }
import { type Contribution, Ends, type MountContext, type Piece, type PieceDefinition, type PieceHost, type PieceInfo } from '@dcts/sdk';
import { defineElements } from '@dcts/ui';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Attempt } from './attempt';
import { Pieces, type SdkFor } from './pieces';

declare module '@dcts/sdk/slots' {
  interface Slots {
    'host.place': Contribution<{ readonly word: string }>;
  }
}

defineElements();

const info = (id: string, entry = `/ui/${id}/1/index.js`): PieceInfo => ({ id, version: '1', entry });
const sdkFor = ((): object => ({})) as unknown as SdkFor;
const never = new Promise<never>(() => undefined);
const tick = () => new Promise((done) => setTimeout(done, 5));

type Start = (host: PieceHost<string>) => Piece;

/** A server that offers what a test says. */
class Offer {
  readonly starts = new Map<string, Start | Promise<never>>();
  readonly loaded: string[] = [];
  private readonly entries = new Map<string, string>();
  readonly pieces = new Pieces(sdkFor, {
    offered: () => Promise.resolve([...this.starts.keys()].map((id) => info(id, this.entries.get(id)))),
    load: (address) => {
      this.loaded.push(address);
      const start = this.starts.get(address.split('/')[2] ?? '');
      if (!start) return Promise.reject(new Error('404'));
      if (start instanceof Promise) return start;
      const definition: PieceDefinition = { i18n: { en: {} }, offers: ['host.place'], start };
      return Promise.resolve({ default: definition });
    },
  });

  /** Offers a piece, or another build of it. */
  offer(id: string, start: Start | Promise<never>, build = 1): this {
    this.starts.set(id, start);
    this.entries.set(id, `/ui/${id}/${String(build)}/index.js`);
    return this;
  }

  withdraw(id: string): this {
    this.starts.delete(id);
    return this;
  }
}

const shows = (id: string, order: number, text = id): Contribution<{ word: string }> => ({
  id,
  order,
  mount(element, { props }) {
    element.textContent = `${text} ${props.word}`;
    return { update: (context) => { element.textContent = `${text} ${context.props.word}`; }, unmount: () => { element.textContent = ''; } };
  },
});
const filler = (...contributions: Contribution<{ word: string }>[]): Start => () => ({ slots: { 'host.place': contributions } });

let offer: Offer;
let reported: unknown[];
let host: PieceHost<string>;
const place = document.createElement('div');
const texts = () => [...place.children].map((child) => child.textContent);
const hosting: Start = (given) => {
  host = given;
  return { slots: {} };
};

beforeEach(() => {
  offer = new Offer();
  reported = [];
  vi.stubGlobal('reportError', (error: unknown) => reported.push(error));
  place.replaceChildren();
  document.body.replaceChildren(place);
});

afterEach(() => {
  vi.useRealTimers();
});

describe('an open slot', () => {
  beforeEach(async () => {
    await offer.offer('host', hosting).pieces.refresh();
  });

  it('leaves nothing while nobody fills it, and tells who comes and goes', async () => {
    const slot = host.sdk.slot('host.place');
    const heard: (readonly string[])[] = [];
    slot.contributions.subscribe((names) => heard.push(names));
    slot.mount(place, { word: 'x' });
    expect(place.childNodes).toHaveLength(0);
    expect(slot.contributions.get()).toEqual([]);
    await offer.offer('one', filler(shows('a', 1))).pieces.refresh();
    expect(slot.contributions.get()).toEqual(['one.a']);
    expect(texts()).toEqual(['a x']);
    await offer.withdraw('one').pieces.refresh();
    expect(place.childNodes).toHaveLength(0);
    expect(heard.at(-1)).toEqual([]);
  });

  it('orders by order, then plugin, then id, whoever comes first', async () => {
    host.sdk.slot('host.place').mount(place, { word: 'x' });
    await offer.offer('zeta', filler(shows('b', 2), shows('a', 2), shows('first', 1))).pieces.refresh();
    await offer.offer('alpha', filler(shows('z', 2))).pieces.refresh();
    expect(texts()).toEqual(['first x', 'z x', 'a x', 'b x']);
  });

  it('hands over new props', async () => {
    await offer.offer('one', filler(shows('a', 1))).pieces.refresh();
    host.sdk.slot('host.place').mount(place, { word: 'x' }).update({ word: 'y' });
    expect(texts()).toEqual(['a y']);
  });

  it('ends with the piece that offers it', async () => {
    await offer.offer('one', filler(shows('a', 1))).pieces.refresh();
    host.sdk.slot('host.place').mount(place, { word: 'x' });
    await offer.withdraw('host').pieces.refresh();
    expect(place.childNodes).toHaveLength(0);
  });

  it('is only its owner\'s', async () => {
    let fault: unknown;
    const thief: Start = ({ sdk }) => {
      try {
        sdk.slot('host.place');
      } catch (error) {
        fault = error;
      }
      return { slots: {} };
    };
    await offer.offer('thief', thief).pieces.refresh();
    expect(String(fault)).toContain('thief does not offer host.place');
  });
});

describe('a piece that throws', () => {
  const good = shows('good', 2);
  const broken: Record<string, Contribution<{ word: string }>> = {
    'on mount': { id: 'bad', order: 1, mount: () => { throw new Error('mount'); } },
    'on update': { id: 'bad', order: 1, mount: () => ({ update: () => { throw new Error('update'); }, unmount: () => undefined }) },
    'in a promise that it reports': {
      id: 'bad',
      order: 1,
      mount(_, { fail }) {
        Promise.reject(new Error('promise')).catch(fail);
        return { unmount: () => undefined };
      },
    },
    'in a handler that reports': {
      id: 'bad',
      order: 1,
      mount(element, { fail }) {
        element.addEventListener('click', () => { fail(new Error('handler')); });
        queueMicrotask(() => { element.click(); });
        return { unmount: () => undefined };
      },
    },
  };

  it.each(Object.keys(broken))('%s loses only its place and can be started again', async (when) => {
    offer.offer('host', hosting).offer('bad', filler(broken[when]!)).offer('good', filler(good));
    await offer.pieces.refresh();
    const mounted = host.sdk.slot('host.place').mount(place, { word: 'x' });
    mounted.update({ word: 'y' });
    await tick();
    const mark = place.querySelector<HTMLButtonElement>('.failure-mark');
    expect(mark?.getAttribute('aria-label')).toBe('“bad” stopped working Start it again');
    expect(place.children[1]?.textContent).toBe('good y');
    expect(reported).toHaveLength(1);
    mark?.click();
    mounted.update({ word: 'z' });
    await tick();
    expect(reported).toHaveLength(2);
    expect(place.querySelectorAll('.failure-mark')).toHaveLength(1);
    mounted.unmount();
    expect(place.childNodes).toHaveLength(0);
  });

  it('starts again with the latest props', async () => {
    const moody: Contribution<{ word: string }> = {
      id: 'bad',
      order: 1,
      mount(element, { props }) {
        if (props.word !== 'z') throw new Error('not this');
        element.textContent = props.word;
        return { unmount: () => undefined };
      },
    };
    await offer.offer('host', hosting).offer('bad', filler(moody)).pieces.refresh();
    const mounted = host.sdk.slot('host.place').mount(place, { word: 'x' });
    mounted.update({ word: 'y' });
    await tick();
    mounted.update({ word: 'z' });
    place.querySelector<HTMLButtonElement>('.failure-mark')?.click();
    expect(texts()).toEqual(['z']);
  });

  it('on unmount leaves nothing behind', async () => {
    const clinging: Contribution<{ word: string }> = { id: 'bad', order: 1, mount: () => ({ unmount: () => { throw new Error('unmount'); } }) };
    offer.offer('host', hosting).offer('bad', filler(clinging)).offer('good', filler(good));
    await offer.pieces.refresh();
    host.sdk.slot('host.place').mount(place, { word: 'x' });
    await offer.withdraw('bad').pieces.refresh();
    expect(texts()).toEqual(['good x']);
    expect(reported).toHaveLength(1);
  });

  it('in a handler without a word does not reach the others', async () => {
    const silent: Contribution<{ word: string }> = {
      id: 'bad',
      order: 1,
      mount(element) {
        element.addEventListener('click', () => { throw new Error('handler'); });
        return { unmount: () => undefined };
      },
    };
    offer.offer('host', hosting).offer('bad', filler(silent)).offer('good', filler(good));
    await offer.pieces.refresh();
    const mounted = host.sdk.slot('host.place').mount(place, { word: 'x' });
    try {
      (place.children[0] as HTMLElement).click();
    } catch {
      // The browser reports it; the simulated one throws it.
    }
    mounted.update({ word: 'y' });
    expect(place.children[1]?.textContent).toBe('good y');
  });

  it('tells of its first fault only, and of none once it has ended', () => {
    let context: MountContext | undefined;
    const failed = vi.fn();
    const keeping: Contribution = {
      id: 'a',
      order: 1,
      mount(_, given) {
        context = given;
        return { unmount: () => undefined };
      },
    };
    const attempt = new Attempt(keeping, failed);
    attempt.start(place, [], {});
    context?.fail(new Error('one'));
    context?.fail(new Error('two'));
    attempt.stop();
    context?.fail(new Error('three'));
    expect(failed).toHaveBeenCalledExactlyOnceWith('Error: one');
  });
});

describe('a piece that does not start', () => {
  it('is named, the rest works, and it may try again under a new address', async () => {
    let works = false;
    const moody: Start = () => {
      if (!works) throw new Error('not today');
      return { slots: {} };
    };
    await offer.offer('moody', moody).offer('host', hosting).pieces.refresh();
    expect(offer.pieces.state.get()).toMatchObject({ known: true, failed: [{ id: 'moody', name: 'moody', reason: 'Error: not today' }] });
    expect(host).toBeDefined();
    works = true;
    await offer.pieces.refresh();
    expect(offer.pieces.state.get().failed).toEqual([]);
    expect(offer.loaded.at(-1)).toMatch(/^\/ui\/moody\/1\/index\.js\?attempt=\d+$/);
  });

  it('because it blocks at import does not keep the others, and fails after a while', async () => {
    vi.useFakeTimers();
    const refreshed = offer.offer('stuck', never).offer('host', hosting).pieces.refresh();
    await vi.advanceTimersByTimeAsync(2_000);
    await refreshed;
    expect(offer.pieces.state.get()).toMatchObject({ known: true, failed: [] });
    const again = offer.pieces.refresh();
    await vi.advanceTimersByTimeAsync(2_000);
    await again;
    expect(offer.loaded.filter((address) => address.includes('stuck'))).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(offer.pieces.state.get().failed.map(({ id }) => id)).toEqual(['stuck']);
  });

  it('and was withdrawn meanwhile is not started', async () => {
    vi.useFakeTimers();
    let load: (piece: { default: PieceDefinition }) => void = () => undefined;
    const late = new Promise<{ default: PieceDefinition }>((done) => { load = done; });
    const start = vi.fn(() => ({ slots: {} }));
    const refreshed = offer.offer('late', late as Promise<never>).pieces.refresh();
    await vi.advanceTimersByTimeAsync(2_000);
    await refreshed;
    await offer.withdraw('late').pieces.refresh();
    load({ default: { i18n: { en: {} }, start } });
    await vi.advanceTimersByTimeAsync(1);
    expect(start).not.toHaveBeenCalled();
    expect(offer.pieces.state.get().failed).toEqual([]);
  });
});

describe('a piece that leaves', () => {
  const stopped = vi.fn();

  it('takes its open menu, dialog and toast with it, and opens nothing afterwards', async () => {
    let answer: Promise<boolean> | undefined;
    await offer.offer('host', (given) => {
      host = given;
      return { slots: {}, stop: stopped };
    }).pieces.refresh();
    const anchor = place.appendChild(document.createElement('button'));
    host.ui.toast({ text: 'saved' });
    host.ui.menu(anchor, 'Things', [{ items: [{ label: 'One', run: () => undefined }] }]);
    answer = host.ui.dialog({ title: 'Sure?', body: 'x', confirm: 'Yes', cancel: 'No' });
    expect(document.querySelectorAll('.toast, .menu, dialog')).toHaveLength(3);
    await offer.withdraw('host').pieces.refresh();
    expect(document.querySelectorAll('.toast, .menu, dialog')).toHaveLength(0);
    await expect(answer).resolves.toBe(false);
    expect(stopped).toHaveBeenCalledOnce();
    host.ui.toast({ text: 'late' });
    host.ui.menu(anchor, 'Things', []);
    answer = host.ui.dialog({ title: 'Late?', body: 'x', confirm: 'Yes', cancel: 'No' });
    await expect(answer).resolves.toBe(false);
    expect(document.querySelectorAll('.toast, .menu, dialog')).toHaveLength(0);
  });

  it('takes its style sheet with it', async () => {
    const pieces = new Pieces(sdkFor, {
      offered: vi.fn().mockResolvedValueOnce([{ ...info('styled'), css: '/ui/styled/1/index.css' }]).mockResolvedValue([]),
      load: () => Promise.resolve({ default: { i18n: { en: {} }, start: () => ({ slots: {} }) } }),
    });
    await pieces.refresh();
    expect(document.head.querySelectorAll('link[href*="styled"]')).toHaveLength(1);
    await pieces.refresh();
    expect(document.head.querySelectorAll('link[href*="styled"]')).toHaveLength(0);
  });
});

it('starts without any piece in safe mode', async () => {
  offer.offer('host', hosting).pieces.startEmpty();
  await offer.pieces.refresh();
  expect(offer.pieces.state.get()).toEqual({ known: true, slots: {}, failed: [] });
  expect(offer.loaded).toEqual([]);
});

it('ends things once, in reverse, and forgets what ended by itself', () => {
  const ends = new Ends();
  const log: string[] = [];
  ends.add(() => log.push('first'));
  ends.add(() => { throw new Error('no'); });
  const off = ends.add(() => log.push('early'));
  ends.add(() => log.push('last'));
  off();
  off();
  ends.run();
  ends.run();
  ends.add(() => log.push('late'));
  expect(log).toEqual(['early', 'last', 'first', 'late']);
  expect(reported).toHaveLength(1);
});
