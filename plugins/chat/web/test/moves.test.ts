import { describe, expect, it } from 'vitest';
import { Edit } from '../manage/edit';
import { gapsFor, nearest } from '../manage/gaps';
import { contentOf, middleOf } from '../manage/picture';
import { changes, type Move, moved, type PlaceKind, type Step, stepOf, shelves } from '../model/moves';
import { channelsIn, landing, placeAt, scopeOf } from '../model/places';
import { channelsOf } from '../model/tree';
import { clockTime, span } from '../view/time';
import { categoryOf, channelOf, groupOf, treeOf } from './server';

const groups = [
  groupOf({
    id: '1',
    mayManage: true,
    categories: [
      categoryOf({
        id: '11',
        mayManage: true,
        channels: [channelOf({ id: 'a' }), channelOf({ id: 'x', archived: true }), channelOf({ id: 'b' }), channelOf({ id: 'c' })],
      }),
      categoryOf({ id: '12', channels: [channelOf({ id: 'd' })] }),
    ],
  }),
  groupOf({ id: '2', mayManage: true, categories: [categoryOf({ id: '21', mayManage: true, channels: [channelOf({ id: 'e' })] })] }),
];

const step = (kind: PlaceKind, id: string, by: Step) => stepOf(shelves(groups, kind, true), kind, id, by);
const order = (move: Move | null) =>
  moved(groups, move!).map(({ id, categories }) => `${id}(${categories.map((each) => `${each.id}:${each.channels.map((of) => of.id).join('')}`).join(' ')})`).join(' ');

describe('a step', () => {
  it('goes past the next sibling that is shown', () => {
    expect(order(step('channel', 'b', 'up'))).toBe('1(11:baxc 12:d) 2(21:e)');
    expect(order(step('channel', 'b', 'down'))).toBe('1(11:axcb 12:d) 2(21:e)');
    expect(order(step('group', '1', 'down'))).toBe('2(21:e) 1(11:axbc 12:d)');
  });

  it('ends at the edges', () => {
    expect(step('channel', 'a', 'up')).toBeNull();
    expect(step('channel', 'c', 'down')).toBeNull();
    expect(step('channel', 'a', 'back')).toBeNull();
    expect(step('channel', 'e', 'on')).toBeNull();
    expect(step('channel', 'x', 'up')).toBeNull();
  });

  it('goes over what the member does not manage', () => {
    expect(order(step('channel', 'c', 'on'))).toBe('1(11:axb 12:d) 2(21:ce)');
    expect(order(step('channel', 'e', 'back'))).toBe('1(11:axbce 12:d) 2(21:)');
    expect(step('channel', 'd', 'up')).toBeNull();
  });

  it('takes a category into another group', () => {
    expect(order(step('category', '12', 'on'))).toBe('1(11:axbc) 2(12:d 21:e)');
    expect(order(step('category', '21', 'back'))).toBe('1(11:axbc 12:d 21:e) 2()');
  });

  it('moves groups only for whoever manages the server', () => {
    expect(stepOf(shelves(groups, 'group', false), 'group', '1', 'down')).toBeNull();
  });
});

describe('a move', () => {
  it('is none if everything stays where it is', () => {
    const all = shelves(groups, 'channel', true);
    const move = { kind: 'channel', id: 'a', into: '11' } as const;
    expect(changes(all, { ...move, before: 'b' })).toBe(false);
    expect(changes(all, { ...move, before: 'a' })).toBe(false);
    expect(changes(all, { ...move, before: 'c' })).toBe(true);
    expect(changes(all, { ...move, into: '21', before: null })).toBe(true);
  });

  it('of something that is gone changes nothing', () => {
    expect(order({ kind: 'channel', id: 'gone', into: '11', before: 'a' })).toBe('1(11:axbc 12:d) 2(21:e)');
  });
});

describe('the gaps for a drop', () => {
  const box = (top: number, bottom: number) => ({ top, bottom }) as DOMRect;
  const page: Record<string, DOMRect> = {
    'category:11': box(10, 20), 'channel:a': box(20, 40), 'channel:b': box(40, 60), 'channel:c': box(60, 80),
    'category:12': box(80, 90), 'channel:d': box(90, 110), 'category:21': box(120, 130),
  };
  const gaps = gapsFor(treeOf(groups) as never, 'channel', (mark) => page[mark], (mark) => page[mark]);

  it('are between what is on the page and is managed', () => {
    expect(gaps.map(({ into, before, y }) => `${into!} ${before ?? '-'} ${String(y)}`)).toEqual([
      '11 a 20', '11 b 40', '11 c 60', '11 - 80', '21 - 130',
    ]);
  });

  it('are found by their height', () => {
    expect(nearest(gaps, 44)).toMatchObject({ before: 'b' });
    expect(nearest(gaps, 500)).toMatchObject({ into: '21', before: null });
    expect(nearest([], 5)).toBeUndefined();
  });
});

describe('places', () => {
  it('are found by their mark', () => {
    expect(placeAt(groups, 'channel:d')?.of.id).toBe('d');
    expect(placeAt(groups, 'category:21')?.kind).toBe('category');
    expect(placeAt(groups, 'group:7')).toBeUndefined();
    expect(channelsIn(placeAt(groups, 'group:1')!).map(({ id }) => id).join('')).toBe('axbcd');
  });

  it('have a scope as permissions know it', () => {
    expect(scopeOf(groups, 'e')).toBe('server/chat.group:2/chat.category:21/chat.channel:e');
  });

  it('are entered where new members begin, else where one can write', () => {
    const all = channelsOf(groups);
    expect(landing(all)?.id).toBe('a');
    expect(landing([all[1]!, all[2]!])?.id).toBe('b');
    expect(landing([all[0]!, { ...all[2]!, isDefault: true }])?.id).toBe('b');
    expect(landing([])).toBeUndefined();
  });
});

describe('a form', () => {
  it('keeps what was typed when what is there has changed', () => {
    const edit = new Edit({ name: 'a', description: 'old' });
    edit.change({ name: 'mine' });
    edit.rebase({ name: 'theirs', description: 'new' });
    expect(edit.draft).toEqual({ name: 'mine', description: 'new' });
    expect(edit.changed()).toEqual({ name: 'mine' });
  });
});

it('pictures are cut in the middle', () => {
  expect(middleOf({ width: 400, height: 200 }, { width: 256, height: 256 })).toEqual({ x: 100, y: 0, width: 200, height: 200 });
  expect(middleOf({ width: 300, height: 300 }, { width: 960, height: 320 })).toEqual({ x: 0, y: 100, width: 300, height: 100 });
  expect(contentOf('data:image/png;base64,AAAA')).toBe('AAAA');
});

it('times are told in words and on a clock', () => {
  expect([5, 90, 120, 21_600].map((seconds) => span(seconds, 'en'))).toEqual(['5 seconds', '90 seconds', '2 minutes', '6 hours']);
  expect([0, 7, 750, 3_600].map(clockTime)).toEqual(['0:00', '0:07', '12:30', '1:00:00']);
});
