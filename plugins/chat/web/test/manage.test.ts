// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sectionsOf } from '../manage/menus';
import { stepByKey } from '../manage/steps';
import { placeAt } from '../model/places';
import type { TreeAnswer } from '../wire';
import { categoryOf, channelOf, groupOf, refusal, treeOf } from './server';
import { soon, Stage } from './stage';

let stage: Stage;
let tree: TreeAnswer;

const may = { mayManage: true };
const plain = (): TreeAnswer =>
  treeOf(
    [
      groupOf({
        id: '1',
        name: 'Town',
        ...may,
        categories: [
          categoryOf({
            id: '11',
            name: 'Square',
            ...may,
            channels: [channelOf({ id: '101', name: 'general', seq: 12_304, ...may }), channelOf({ id: '102', name: 'empty', ...may })],
          }),
          categoryOf({ id: '12', name: 'Hall', ...may }),
        ],
      }),
    ],
    may,
  );

beforeEach(async () => {
  tree = plain();
  stage = new Stage(() => tree);
  await stage.open('101');
});

afterEach(() => {
  stage.close();
  document.body.replaceChildren();
});

function choose(mark: string, label: string): void {
  stage.menu = sectionsOf(stage.host, placeAt(stage.chat.tree.get().groups, mark)!);
  stage.choose(label);
}

const made = () => stage.server.made;

describe('making', () => {
  it('sends what was typed and goes to the new channel', async () => {
    stage.server.change = () => ({ channelId: '103' });
    choose('category:11', 'New channel');
    stage.type(0, 'news');
    stage.body().querySelectorAll<HTMLInputElement>('input[type=radio]')[1]!.click();
    await soon(() => { expect(stage.texts('.chat-kind')).toHaveLength(2); });
    stage.type(1, 'What is new');
    expect(await stage.confirm()).toBeNull();
    expect(made()).toEqual([
      { event: 'chat.channel.create', payload: { categoryId: '11', name: 'news', kind: 'voice', description: 'What is new' } },
    ]);
    expect(stage.member.went).toContain('#/chat/103');
  });

  it('keeps what was typed when it is refused', async () => {
    stage.server.change = () => { throw refusal('forbidden'); };
    choose('group:1', 'New category');
    stage.type(0, 'Yard');
    expect(await stage.confirm()).toBe('You may not do this any more.');
    expect(stage.body().querySelector('input')?.value).toBe('Yard');
  });
});

describe('editing', () => {
  it('sends only what was changed, with the version that was seen', async () => {
    choose('channel:101', 'Edit…');
    stage.type(2, '30');
    expect(await stage.confirm()).toBeNull();
    expect(made()).toEqual([{ event: 'chat.channel.change', payload: { channelId: '101', version: 1, slowModeSeconds: 30 } }]);
  });

  it('asks for nothing when nothing was changed', async () => {
    choose('channel:101', 'Edit…');
    expect(await stage.confirm()).toBeNull();
    expect(made()).toEqual([]);
  });

  it('takes over what somebody else has changed, and tries again on top of it', async () => {
    choose('channel:101', 'Edit…');
    stage.type(0, 'mine');
    stage.server.change = () => { throw refusal('conflict'); };
    Object.assign(tree.groups[0]!.categories[0]!.channels[0]!, { name: 'theirs', description: 'theirs too', version: 2 });
    expect(await stage.confirm()).toContain('Somebody else has changed it');
    expect(stage.body().querySelector('input')?.value).toBe('mine');
    expect(stage.body().querySelector('textarea')?.value).toBe('theirs too');
    stage.server.change = () => ({});
    expect(await stage.confirm()).toBeNull();
    expect(made().at(-1)?.payload).toEqual({ channelId: '101', version: 2, name: 'mine' });
  });

  it('draws nothing any more once it is closed', async () => {
    choose('channel:101', 'Edit…');
    stage.type(0, 'mine');
    const body = stage.body();
    expect(body.childElementCount).toBeGreaterThan(0);
    stage.server.change = () => { throw refusal('conflict'); };
    const answer = stage.confirm();
    stage.dialogs.at(-1)?.close(false);
    await answer;
    expect(body.childElementCount).toBe(0);
  });

  it('says that it is gone', async () => {
    choose('category:12', 'Edit…');
    stage.type(0, 'Barn');
    stage.server.change = () => { throw refusal('conflict'); };
    tree.groups[0]!.categories.pop();
    expect(await stage.confirm()).toBe('It is no longer there.');
  });

  it('takes the pictures of a group away, each under the next version', async () => {
    Object.assign(tree.groups[0]!, { icon: 'aa', banner: 'bb' });
    await stage.chat.refresh();
    choose('group:1', 'Edit…');
    stage.type(0, 'City');
    for (const label of ['Icon: Take away', 'Banner: Take away']) {
      stage.body().querySelector<HTMLElement>(`[aria-label="${label}"]`)?.click();
    }
    expect(await stage.confirm()).toBeNull();
    expect(made().map(({ event, payload }) => [event, payload])).toEqual([
      ['chat.group.change', { groupId: '1', version: 1, name: 'City' }],
      ['chat.group.picture', { groupId: '1', version: 2, which: 'icon' }],
      ['chat.group.picture', { groupId: '1', version: 3, which: 'banner' }],
    ]);
  });

  it('keeps what is saved of a group when the rest is refused, and tries only that again', async () => {
    Object.assign(tree.groups[0]!, { icon: 'aa', banner: 'bb' });
    await stage.chat.refresh();
    choose('group:1', 'Edit…');
    stage.type(0, 'City');
    stage.body().querySelector<HTMLElement>('[aria-label="Banner: Take away"]')?.click();
    stage.server.change = (event) => {
      if (event === 'chat.group.picture') throw refusal('timeout');
      Object.assign(tree.groups[0]!, { name: 'City', version: 2 });
      return {};
    };
    expect(await stage.confirm()).toContain('could not be reached');
    stage.server.change = () => ({});
    expect(await stage.confirm()).toBeNull();
    expect(made().map(({ event, payload }) => [event, payload])).toEqual([
      ['chat.group.change', { groupId: '1', version: 1, name: 'City' }],
      ['chat.group.picture', { groupId: '1', version: 2, which: 'banner' }],
      ['chat.group.picture', { groupId: '1', version: 2, which: 'banner' }],
    ]);
  });

  it('makes another channel the one where members begin', async () => {
    choose('channel:102', 'Let new members begin here');
    await soon(() => { expect(stage.toasts).toEqual(['New members begin in #empty now']); });
    expect(made()).toEqual([{ event: 'chat.channel.default', payload: { channelId: '102' } }]);
  });
});

describe('deleting', () => {
  it('is not even asked about where new members begin', async () => {
    tree.groups[0]!.categories[0]!.channels[1]!.isDefault = true;
    await stage.chat.refresh();
    choose('category:11', 'Delete…');
    expect(stage.dialogs.at(-1)?.options).toMatchObject({ body: expect.stringContaining('New members begin in here') as string, confirm: 'Close' });
    expect(stage.dialogs.at(-1)?.options.submit).toBeUndefined();
  });

  it('says how many messages go and wants the name typed', async () => {
    choose('channel:101', 'Delete…');
    expect(stage.body().textContent).toContain('12,304 messages are deleted for good.');
    expect(await stage.confirm()).toBe('This is not its name.');
    stage.type(0, 'general');
    expect(await stage.confirm()).toBeNull();
    expect(made()).toEqual([{ event: 'chat.channel.delete', payload: { channelId: '101', version: 1 } }]);
    await soon(() => { expect(stage.toasts).toEqual(['#general is deleted']); });
  });

  it('of something without messages asks once', async () => {
    choose('category:12', 'Delete…');
    expect(stage.body().textContent).toBe('No messages are lost.');
    expect(await stage.confirm()).toBeNull();
  });

  it('counts what is in a group, and says that new members begin there', async () => {
    choose('group:1', 'Delete…');
    expect(stage.body().textContent).toContain('2 channels go with it. 12,304 messages');
    stage.type(0, 'Town');
    stage.server.change = () => { throw refusal('chat.last'); };
    expect(await stage.confirm()).toContain('New members begin in here');
  });

  it('is asked about again when it has changed', async () => {
    choose('category:11', 'Delete…');
    stage.type(0, 'Square');
    stage.server.change = () => { throw refusal('conflict'); };
    Object.assign(tree.groups[0]!.categories[0]!, { version: 5 });
    expect(await stage.confirm()).toContain('Somebody else');
    stage.server.change = () => ({});
    expect(await stage.confirm()).toBeNull();
    expect(made().at(-1)?.payload).toEqual({ categoryId: '11', version: 5 });
  });
});

describe('moving', () => {
  it('by the dialog asks for the category and the position', async () => {
    choose('channel:101', 'Move…');
    expect([...stage.body().querySelectorAll('option')].map((option) => option.textContent)).toEqual(['Square', 'Hall', 'Before empty', 'At the end']);
    stage.type(0, '12');
    expect(await stage.confirm()).toBeNull();
    await soon(() => { expect(made()).toHaveLength(1); });
    expect(made()).toEqual([{ event: 'chat.channel.move', payload: { channelId: '101', categoryId: '12' } }]);
    expect(stage.said).toEqual(['general, 1 of 1 in Hall']);
  });

  it('by the pointer goes into the nearest gap, and looks up all places at once', async () => {
    const rows = ['[data-place="category:11"] > [data-row]', '[data-place="channel:101"]', '[data-place="channel:102"]', '[data-place="category:12"] > [data-row]'];
    rows.forEach((row, at) => { stage.one(row).getBoundingClientRect = () => new DOMRect(0, at * 20, 100, 20); });
    const pointer = (type: string, clientY: number) => new PointerEvent(type, { button: 0, clientY, bubbles: true });
    const single = vi.spyOn(stage.one('.chat-tree'), 'querySelector');
    stage.one('[data-place="channel:101"] a').dispatchEvent(pointer('pointerdown', 30));
    const before = single.mock.calls.length;
    window.dispatchEvent(pointer('pointermove', 45));
    window.dispatchEvent(pointer('pointermove', 62));
    expect(single.mock.calls.length).toBe(before);
    expect(stage.one('.chat-drop')).toMatchObject({ hidden: false, style: { top: '60px' } });
    window.dispatchEvent(pointer('pointerup', 62));
    await soon(() => { expect(made()).toHaveLength(1); });
    expect(made()[0]?.payload).toEqual({ channelId: '101', categoryId: '11' });
  });

  const press = (mark: string, key: string, byKeyboard = true) => {
    const row = stage.one(`[data-place="${mark}"] [data-rove]`);
    Object.defineProperty(row, 'matches', { value: () => byKeyboard, configurable: true });
    const event = new KeyboardEvent('keydown', { key, altKey: true, cancelable: true });
    Object.defineProperty(event, 'target', { value: row });
    return stepByKey(stage.host, event, mark);
  };

  it('by keys goes among siblings and into the next category', async () => {
    expect(press('channel:101', 'ArrowDown')).toBe(true);
    await soon(() => { expect(made()).toHaveLength(1); });
    expect(made()[0]?.payload).toEqual({ channelId: '101', categoryId: '11' });
    expect(stage.said).toEqual(['general, 2 of 2 in Square']);
    press('channel:102', 'ArrowRight');
    expect(stage.said.at(-1)).toBe('empty, 1 of 1 in Hall');
  });

  it('by keys says where it ends, and leaves other keys and clicks alone', () => {
    expect(press('channel:101', 'ArrowUp')).toBe(true);
    expect(stage.said).toEqual(['general cannot go further this way']);
    expect(press('channel:101', 'Enter')).toBe(false);
    expect(press('channel:101', 'ArrowDown', false)).toBe(false);
    expect(made()).toEqual([]);
  });

  it('is taken back with a reason when it is refused', async () => {
    stage.server.change = () => { throw refusal('forbidden'); };
    press('channel:101', 'ArrowDown');
    await soon(() => { expect(stage.toasts).toEqual(['You may not do this any more.']); });
    expect(stage.texts('.chat-link > .ellipsis')).toEqual(['general', 'empty']);
  });
});
