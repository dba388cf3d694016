// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { role, RolesServer } from './server';
import { soon, Stage } from './stage';

let server: RolesServer;
let stage: Stage;

beforeEach(async () => {
  server = new RolesServer();
  stage = new Stage(server);
  stage.open('roles', '2');
  await soon(() => { expect(stage.all('.roles-row')).toHaveLength(4); });
});
afterEach(() => { stage.close(); });

const row = (id: string) => stage.one(`[data-role="${id}"]`);
const link = (id: string) => stage.one(`[data-role="${id}"] a`);
const order = () => stage.all('.roles-row').map((each) => each.dataset['role']);
const asked = () => server.log.filter(({ name }) => name === 'roles.move');

function press(id: string, key: string, more: KeyboardEventInit = { altKey: true }): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  link(id).dispatchEvent(event);
  return event;
}

describe('Alt and the arrow keys', () => {
  it('put a role in order', async () => {
    press('2', 'ArrowUp', { altKey: false });
    press('2', 'ArrowUp');
    await soon(() => { expect(server.made()).toEqual([{ name: 'roles.move', payload: { roleId: '2', version: 1, above: '3' } }]); });
    await soon(() => { expect(stage.toasts.map(({ text }) => text)).toEqual(['Role “Guest” moved.']); });
    expect(order()).toEqual(['9', '2', '3', '1']);
    expect(stage.dialogs).toEqual([]);
  });

  it('leave the focus on the role that moves, in both directions', async () => {
    server.roles.splice(3, 0, role('4', 2));
    stage.line.hear('roles.changed');
    await soon(() => { expect(order()).toEqual(['9', '3', '2', '4', '1']); });
    link('3').focus();
    press('3', 'ArrowDown');
    await soon(() => { expect(order()).toEqual(['9', '2', '3', '4', '1']); });
    expect(document.activeElement).toBe(link('3'));
    await soon(() => { expect(stage.toasts).toHaveLength(1); });
    press('3', 'ArrowDown');
    await soon(() => { expect(order()).toEqual(['9', '2', '4', '3', '1']); });
    expect(document.activeElement).toBe(link('3'));
    await soon(() => { expect(stage.toasts).toHaveLength(2); });
    press('3', 'ArrowUp');
    await soon(() => { expect(order()).toEqual(['9', '2', '3', '4', '1']); });
    expect(document.activeElement).toBe(link('3'));
  });

  it('reach nothing else, also where nothing can be moved', () => {
    const heard: string[] = [];
    const hear = ({ key }: KeyboardEvent) => { heard.push(key); };
    document.addEventListener('keydown', hear);
    const prevented = ['9', '3', '2', '1'].flatMap((id) => ['ArrowUp', 'ArrowDown'].map((key) => press(id, key).defaultPrevented));
    press('9', 'ArrowDown', { altKey: false });
    document.removeEventListener('keydown', hear);
    expect(prevented).toEqual(Array(8).fill(true));
    expect(heard).toEqual(['ArrowDown']);
  });

  it('held down move once', async () => {
    press('3', 'ArrowDown', { altKey: true, repeat: true });
    press('2', 'ArrowUp');
    await soon(() => { expect(stage.toasts).toHaveLength(1); });
    expect(server.made().map(({ payload }) => payload['roleId'])).toEqual(['2']);
  });
});

it('a second move is left while one is under way', async () => {
  stage.button('Move Guest up').click();
  stage.button('Move Guest up').click();
  press('3', 'ArrowDown');
  await soon(() => { expect(stage.toasts).toHaveLength(1); });
  expect(asked()).toHaveLength(2);
  press('2', 'ArrowDown');
  await soon(() => { expect(stage.toasts).toHaveLength(2); });
  expect(order()).toEqual(['9', '3', '2', '1']);
});

describe('dragging', () => {
  function point(type: string, clientY: number): void {
    for (const [index, each] of stage.all('.roles-row').entries()) {
      each.getBoundingClientRect = () => ({ top: index * 40, bottom: index * 40 + 40 }) as DOMRect;
    }
    const handle = row('2').querySelector<HTMLElement>('.roles-handle')!;
    handle.setPointerCapture = () => undefined;
    handle.dispatchEvent(new PointerEvent(type, { clientY, button: 0, bubbles: true }));
  }

  it('puts a role in order', async () => {
    point('pointerdown', 100);
    await soon(() => { expect(row('2').dataset['dragged']).toBe('true'); });
    point('pointermove', 50);
    await soon(() => { expect(row('3').dataset['drop']).toBe('before'); });
    point('pointermove', 500);
    await soon(() => { expect(row('1').dataset['drop']).toBe('after'); });
    point('pointermove', -9);
    await soon(() => { expect(row('9').dataset['drop']).toBe('before'); });
    point('pointerup', -9);
    await soon(() => { expect(server.made().map(({ payload }) => payload['above'])).toEqual(['3']); });
  });

  it('moves the role that was taken, also when the order changes meanwhile', async () => {
    point('pointerdown', 100);
    await soon(() => { expect(row('2').dataset['dragged']).toBe('true'); });
    server.roles.splice(1, 0, role('4', 4));
    stage.line.hear('roles.changed');
    await soon(() => { expect(order()).toEqual(['9', '4', '3', '2', '1']); });
    expect(row('2').dataset['dragged']).toBe('true');
    point('pointermove', 90);
    await soon(() => { expect(row('3').dataset['drop']).toBe('before'); });
    point('pointerup', 90);
    await soon(() => { expect(server.made().map(({ payload }) => payload)).toEqual([{ roleId: '2', version: 1, above: '3' }]); });
  });

  it('is of no use when where it leads has gone', async () => {
    point('pointerdown', 100);
    await soon(() => { expect(row('2').dataset['dragged']).toBe('true'); });
    point('pointermove', 50);
    await soon(() => { expect(row('3').dataset['drop']).toBe('before'); });
    server.roles.splice(1, 1);
    stage.line.hear('roles.changed');
    await soon(() => { expect(order()).toEqual(['9', '2', '1']); });
    point('pointerup', 50);
    await soon(() => { expect(row('2').dataset['dragged']).toBeUndefined(); });
    expect(asked()).toEqual([]);
  });
});

it('an edit draws no row anew', async () => {
  const { t } = stage.host;
  let drawn = 0;
  const counting = (...asked: Parameters<typeof t>) => {
    if (asked[0] === 'list.members') drawn += 1;
    return t(...asked);
  };
  Object.assign(stage.host, { t: counting });
  stage.say('chat.send', 'deny');
  await soon(() => { expect(row('2').querySelector('[aria-label="Not saved"]')).not.toBeNull(); });
  expect(drawn).toBe(0);
});
