// @vitest-environment happy-dom
import { options, type VNode } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { keepOnLeaving } from '../view/leaving';
import type { ChatGroup, TreeAnswer } from '../wire';
import { soon, Stage } from './stage';
import { categoryOf, channelOf, groupOf, treeOf } from './server';

let stage: Stage;
let tree: TreeAnswer;

const town = (part: Partial<ChatGroup> = {}) =>
  groupOf({
    id: '1',
    name: 'Town',
    categories: [
      categoryOf({
        id: '11',
        name: 'Square',
        channels: [
          channelOf({ id: '101', name: 'general', isDefault: true, description: 'All and sundry' }),
          channelOf({ id: '102', name: 'talk', kind: 'voice' }),
          channelOf({ id: '103', name: 'old', archived: true, maySend: false }),
        ],
      }),
    ],
    ...part,
  });

/** The same for somebody who manages all of it. */
const managed = (answer: TreeAnswer): TreeAnswer => ({
  ...answer,
  mayManage: true,
  groups: answer.groups.map((group) => ({
    ...group,
    mayManage: true,
    categories: group.categories.map((category) => ({
      ...category,
      mayManage: true,
      channels: category.channels.map((channel) => ({ ...channel, mayManage: true })),
    })),
  })),
});

async function show(answer: TreeAnswer, ...path: string[]): Promise<void> {
  tree = answer;
  stage = new Stage(() => tree);
  await stage.open(...path);
}

afterEach(() => {
  stage.close();
  document.body.replaceChildren();
});

const rows = () => stage.texts('.chat-link > .ellipsis');
const icons = () => stage.all('.chat-link > d-icon').map((icon) => icon.getAttribute('name'));

describe('the tree of a member', () => {
  it('shows kinds by their icons and folds what is archived', async () => {
    await show(treeOf([town()]), '101');
    expect(rows()).toEqual(['general', 'talk']);
    expect(icons()).toEqual(['hash', 'volume']);
    const [archive] = stage.all('.chat-archive button');
    expect(archive?.getAttribute('aria-expanded')).toBe('false');
    archive?.click();
    await soon(() => { expect(rows()).toEqual(['general', 'talk', 'old']); });
  });

  it('has no head for its only group and nothing to manage', async () => {
    await show(treeOf([town()]), '101');
    expect(stage.all('.chat-group-head, .chat-more, .chat-add, .chat-home')).toEqual([]);
    stage.one('.chat-link').dispatchEvent(new MouseEvent('contextmenu', { bubbles: true }));
    expect(stage.menu).toEqual([]);
  });

  it('has sections for several groups, with icon and banner, which fold', async () => {
    const lake = groupOf({ id: '2', name: 'Lake', icon: 'aa', banner: 'bb', categories: [categoryOf({ id: '21', channels: [channelOf({ id: '201', name: 'boats' })] })] });
    await show(treeOf([town(), lake]), '101');
    expect(stage.texts('.chat-group-name .ellipsis')).toEqual(['Town', 'Lake']);
    expect(stage.all('.chat-group img').map((image) => image.getAttribute('src'))).toEqual(['/api/chat/pictures?id=bb', '/api/chat/pictures?id=aa']);
    stage.all('.chat-group-name')[1]?.click();
    await soon(() => { expect(rows()).toEqual(['general', 'talk']); });
    expect(stage.all('.chat-banner')).toEqual([]);
  });

  it('draws only the channel again in which something was said', async () => {
    await show(treeOf([town()]), '101');
    await soon(() => { expect(stage.chat.active.get()).toBe('101'); });
    const drawn: unknown[] = [];
    const { vnode: before } = options;
    options.vnode = (vnode: VNode<{ class?: string; href?: string }>) => {
      if (vnode.props.class?.startsWith('chat-link')) drawn.push(vnode.props.href);
      before?.(vnode);
    };
    stage.member.hear(stage.server.say('102', 'hello'));
    await soon(() => { expect(stage.one('.chat-item .badge').textContent).toBe('1'); });
    options.vnode = before ?? (() => undefined);
    expect(drawn).toEqual(['#/chat/102']);
  });

  it('says that there is nothing to see', async () => {
    await show(treeOf([]));
    expect(stage.one('.chat-none').textContent).toBe('No channels yet');
    expect(stage.one('.empty').textContent).toContain('As soon as there is one');
  });
});

describe('the tree of whoever manages', () => {
  it('offers what can be done with each place', async () => {
    await show(managed(treeOf([town()])), '101');
    expect(stage.all('.chat-more').map((button) => button.getAttribute('aria-label'))).toEqual([
      'Manage Town', 'New channel in Square', 'Manage Square', 'Manage general', 'Manage talk',
    ]);
    const offered = (mark: string) => {
      stage.one(`[data-place="${mark}"] [data-rove]`).dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
      return stage.menu.flatMap(({ items }) => items.map(({ label }) => label));
    };
    expect(offered('group:1')).toEqual(['New category', 'Edit…', 'Delete…']);
    expect(offered('category:11')).toEqual(['New channel', 'Edit…', 'Delete…']);
    expect(offered('channel:101')).toEqual(['Edit…', 'Move…', 'Archive', 'Delete…']);
    expect(offered('channel:102')).toEqual(['Edit…', 'Move…', 'Let new members begin here', 'Archive', 'Delete…']);
    stage.one('.chat-archive button').click();
    await soon(() => { expect(rows()).toContain('old'); });
    expect(offered('channel:103')).toEqual(['Edit…', 'Take out of the archive', 'Delete…']);
  });

  it('offers no move to whoever manages no more than a channel', async () => {
    const group = town();
    group.categories[0]!.channels[0]!.mayManage = true;
    await show(treeOf([group]), '101');
    stage.one('.chat-more').click();
    expect(stage.menu.flatMap(({ items }) => items.map(({ label }) => label))).toEqual(['Edit…', 'Archive', 'Delete…']);
  });

  it('says what to do with an empty server, group and category', async () => {
    await show(managed(treeOf([groupOf({ id: '1' }), groupOf({ id: '2', categories: [categoryOf({ id: '21' })] })])));
    expect(stage.texts('.chat-none')).toEqual(['Nothing in this group yet. A category holds its channels.New category', 'No channels yet']);
    expect(stage.one('.empty').textContent).toContain('Add one to a category');
    stage.close();
    await show(managed(treeOf([])));
    expect(stage.one('.empty').textContent).toContain('New group');
  });
});

describe('what is open', () => {
  it('tells what a channel is for, and that calls come with a plugin', async () => {
    await show(treeOf([town()]), '102');
    expect(stage.one('.empty').textContent).toContain('Calls come with a plugin');
    expect(stage.all('textarea')).toEqual([]);
    stage.close();
    await show(treeOf([town()]), '101');
    expect(stage.one('.chat-topic').textContent).toBe('All and sundry');
  });

  it('says why nothing can be written, and asks the server about it', async () => {
    await show(treeOf([town()]), '101');
    expect(stage.all('textarea')).toHaveLength(1);
    tree = structuredClone(tree);
    tree.groups[0]!.categories[0]!.channels[0]!.maySend = false;
    stage.member.announce('session.rights.changed');
    await soon(() => { expect(stage.one('.composer-reason').textContent).toBe('You cannot write in this channel.'); });
    stage.one('.composer-closed button').click();
    expect(stage.asked).toEqual(['chat.send server/chat.group:1/chat.category:11/chat.channel:101']);
  });

  it('lets nobody write who looks with the eyes of others', async () => {
    await show(treeOf([town()]), '101');
    Object.assign(stage.member.sdk.session, { viewAs: 'member:7' });
    tree = structuredClone(tree);
    tree.groups[0]!.categories[0]!.channels[0]!.description = 'Seen';
    tree.groups[0]!.categories[0]!.channels[0]!.version += 1;
    stage.member.announce('chat.tree.changed');
    await soon(() => { expect(stage.one('.composer-reason').textContent).toContain('while you look'); });
    expect(stage.all('textarea')).toEqual([]);
  });

  it('is told to be archived, and can be taken out by whoever manages', async () => {
    await show(treeOf([town()]), '103');
    expect(stage.one('.composer-reason').textContent).toContain('archived');
    expect(stage.all('.composer-closed button')).toEqual([]);
    stage.close();
    await show(managed(treeOf([town()])), '103');
    stage.one('.composer-closed button').click();
    await soon(() => { expect(stage.toasts).toEqual(['#old is open again']); });
    expect(stage.server.made).toEqual([{ event: 'chat.channel.change', payload: { channelId: '103', version: 1, archived: false } }]);
  });

  it('says calmly that it is gone, and the way on', async () => {
    await show(treeOf([town()]), '102');
    tree = structuredClone(tree);
    tree.groups[0]!.categories[0]!.channels.splice(1, 1);
    stage.member.announce('chat.tree.changed');
    await soon(() => { expect(stage.one('.empty').textContent).toContain('talk is no longer here'); });
    expect(stage.one('.empty').textContent).toContain('Go to #general');
    await soon(() => { expect(stage.said).toEqual(['talk is no longer here']); });
  });

  it('is where new members begin, if the address names nothing', async () => {
    const group = town();
    group.categories[0]!.channels.unshift(channelOf({ id: '100', name: 'first' }));
    await show(treeOf([group]));
    await soon(() => { expect(stage.member.went).toEqual(['#/chat/101']); });
  });

  it('is the first channel as soon as there is one', async () => {
    await show(treeOf([]));
    expect(stage.member.went).toEqual([]);
    tree = treeOf([town()]);
    stage.member.announce('chat.tree.changed');
    await soon(() => { expect(stage.member.went).toEqual(['#/chat/101']); });
  });

  it('has what was not sent in its box after a reload', async () => {
    await show(treeOf([town()]), '101');
    const leaving = keepOnLeaving(stage.chat);
    const leave = (persisted: boolean) => window.dispatchEvent(Object.assign(new Event('pagehide'), { persisted }));
    stage.member.disconnect();
    stage.chat.send(stage.chat.channels.get().get('101')!, 'hello');
    leave(true);
    expect(stage.member.text('draft.101')).toBeNull();
    leave(false);
    expect(stage.member.text('draft.101')).toBe('hello');
    leaving.stop();
  });

  it('tells of slow mode', async () => {
    const group = town();
    group.categories[0]!.channels[0]!.slowModeSeconds = 30;
    await show(treeOf([group]), '101');
    expect(stage.one('.composer-slow').textContent).toBe('Slow mode: one message every 30 seconds');
    stage.chat.send(stage.chat.channels.get().get('101')!, 'hello');
    await soon(() => { expect(stage.one('.composer-slow').textContent).toMatch(/you can write again in 0:(30|29)/); });
  });
});
