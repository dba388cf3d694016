// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import type { ChatChannel, TreeAnswer } from '../wire';
import { categoryOf, channelOf, groupOf, treeOf } from './server';
import { soon, Stage } from './stage';

const may = { mayManage: true };
const channel = (id: string, part: Partial<ChatChannel> = {}) => channelOf({ id, ...may, ...part });

/** Two categories of a group that is managed. */
const town = (part: Partial<TreeAnswer> = may): TreeAnswer =>
  treeOf(
    [
      groupOf({
        id: '1',
        ...may,
        categories: [
          categoryOf({ id: '11', ...may, channels: [channel('101'), channel('102')] }),
          categoryOf({ id: '12', ...may, channels: [channel('103')] }),
        ],
      }),
    ],
    part,
  );

let stage: Stage;
let tree: TreeAnswer;

async function show(answer: TreeAnswer, ...path: string[]): Promise<void> {
  tree = answer;
  stage = new Stage(() => tree);
  await stage.open(...path);
}

afterEach(() => {
  stage.close();
  document.body.replaceChildren();
});

const channelsOf = (category: number) => tree.groups[0]!.categories[category]!.channels;
const name = (mark: string) => stage.one(`[data-place="${mark}"][data-row] [data-rove], [data-place="${mark}"] > [data-row] [data-rove]`);
const more = (mark: string) => stage.one(`[data-place="${mark}"] [aria-label="Manage ${mark.split(':')[1]!}"]`);
const label = (element: Element | null) => element?.getAttribute('aria-label') ?? element?.textContent;
/** What Tab reaches in the tree. */
const stops = () => stage.all('.chat-tree :is(a, button):not([tabindex="-1"])').map(label);

describe('Tab arrives', () => {
  it('at the open channel, also where it is folded away', async () => {
    const old = channel('104', { archived: true });
    const group = groupOf({ id: '1', ...may, categories: [categoryOf({ id: '11', channels: [channel('101'), old] })] });
    await show(treeOf([group]), '104');
    await soon(() => { expect(stops()).toEqual(['104', 'Manage 104']); });
    name('group:1').click();
    await soon(() => { expect(stage.all('.chat-archive')).toEqual([]); });
    expect(stops()).toEqual(['104', 'Manage 104']);
  });

  it('at the first head where nothing is open', async () => {
    await show(treeOf([groupOf({ id: '1', ...may, categories: [categoryOf({ id: '11', ...may })] })], may));
    expect(stops()).toEqual([label(name('group:1')), 'Manage 1', 'New group']);
    name('group:1').focus();
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }));
    expect(document.activeElement).toBe(name('category:11'));
  });

  it('at the first category where the only group has no head', async () => {
    const old = channelOf({ id: '101', archived: true });
    await show(treeOf([groupOf({ id: '1', categories: [categoryOf({ id: '11', ...may, channels: [old] })] })]), 'gone');
    expect(stops()).toEqual(['11', 'New channel in 11', 'Manage 11']);
  });
});

describe('the menu of the right mouse button', () => {
  const anchors: HTMLElement[] = [];
  const press = (element: HTMLElement) => {
    anchors.length = 0;
    Object.assign(stage.host.ui, { menu: (anchor: HTMLElement) => { anchors.push(anchor); } });
    const event = new MouseEvent('contextmenu', { bubbles: true, cancelable: true });
    element.dispatchEvent(event);
    return event.defaultPrevented;
  };

  it('opens at the button of the same place', async () => {
    await show(town(), '101');
    for (const mark of ['group:1', 'category:11', 'channel:102']) {
      expect(press(name(mark))).toBe(true);
      expect(anchors).toEqual([more(mark)]);
    }
  });

  it('is the browser’s own on a place that is not managed, whatever is in it', async () => {
    const inner = categoryOf({ id: '11', channels: [channel('101')] });
    await show(treeOf([groupOf({ id: '1', categories: [inner] }), groupOf({ id: '2' })]), '101');
    for (const mark of ['group:1', 'category:11']) {
      expect(press(name(mark))).toBe(false);
      expect(anchors).toEqual([]);
    }
  });
});

describe('the focus', () => {
  /** Another channel is open, and its box has the focus first. */
  const begin = async (answer: TreeAnswer) => {
    await show(answer, '103');
    await soon(() => { expect(document.activeElement).toBe(stage.one('textarea')); });
  };

  /** Somebody else, or the member, has changed the tree. */
  const change = async (how: () => void) => {
    tree = structuredClone(tree);
    how();
    await stage.chat.refresh();
  };

  it('goes on to the next row from one that is gone', async () => {
    await begin(town());
    more('channel:101').focus();
    await change(() => { channelsOf(0).shift(); });
    await soon(() => { expect(document.activeElement).toBe(name('channel:102')); });
    await change(() => { channelsOf(0).shift(); });
    await soon(() => { expect(document.activeElement).toBe(name('category:12')); });
    name('channel:103').focus();
    await change(() => { channelsOf(1).shift(); });
    await soon(() => { expect(document.activeElement).toBe(name('category:12')); });
  });

  it('goes on to the next row from one that is archived', async () => {
    await begin(town());
    more('channel:101').focus();
    stage.server.change = () => { Object.assign(channelsOf(0)[0]!, { archived: true, version: 2 }); };
    more('channel:101').click();
    stage.choose('Archive');
    await soon(() => { expect(document.activeElement).toBe(name('channel:102')); });
  });

  it('stays at the same button of a category that moves', async () => {
    const target = groupOf({ id: '2', ...may });
    await begin({ ...town(), groups: [...town().groups, target] });
    more('category:11').focus();
    await change(() => { tree.groups[1]!.categories.push(...tree.groups[0]!.categories.splice(0, 1)); });
    await soon(() => { expect(stage.all('[data-place="group:2"] [data-place="category:11"]')).toHaveLength(1); });
    expect(document.activeElement).toBe(more('category:11'));
  });

  it('goes on when the dialog has closed in which a place was deleted', async () => {
    await begin(town());
    more('channel:101').focus();
    const dialog = document.body.appendChild(document.createElement('dialog'));
    const confirm = dialog.appendChild(document.createElement('button'));
    dialog.addEventListener('close', () => { dialog.remove(); });
    dialog.showModal();
    confirm.focus();
    for (const left of [2, 1]) {
      await change(() => { channelsOf(0).shift(); });
      await soon(() => { expect(stage.all('.chat-item')).toHaveLength(left); });
      expect(document.activeElement).toBe(confirm);
    }
    dialog.close();
    expect(document.activeElement).toBe(name('category:12'));
  });

  it('is left alone where it is elsewhere', async () => {
    await begin(town());
    more('channel:101').focus();
    stage.one('textarea').focus();
    await change(() => { channelsOf(0).shift(); });
    await soon(() => { expect(stage.all('[data-place="channel:101"]')).toEqual([]); });
    expect(document.activeElement).toBe(stage.one('textarea'));
  });
});
