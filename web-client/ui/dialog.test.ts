// @vitest-environment happy-dom
import type { DialogOptions } from '@dcts/sdk';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openDialog } from './dialog';
import { defineElements } from './elements';

defineElements();

afterEach(() => {
  document.body.replaceChildren();
});

const labels = { title: 'Sure?', body: 'It is gone then.', confirm: 'Delete', cancel: 'Keep' };
const open = (options: Partial<DialogOptions> = {}, leave?: AbortSignal) => openDialog({ ...labels, ...options }, leave);
const dialog = () => document.querySelector('dialog');
const button = (label: string) => [...document.querySelectorAll<HTMLButtonElement>('dialog button')].find((each) => each.textContent === label)!;
const fault = () => document.querySelector('dialog [role="alert"]')?.textContent;
const tick = () => new Promise((done) => setTimeout(done));

/** An answer that is given by hand. */
function pending() {
  let give: (refusal: string | null) => void = () => undefined;
  const submit = vi.fn(() => new Promise<string | null>((done) => { give = done; }));
  return { submit, give: (refusal: string | null) => { give(refusal); return tick(); } };
}

it.each([
  ['Delete', true],
  ['Keep', false],
])('answers %s with %s', async (label, expected) => {
  const answer = open();
  button(label).click();
  await expect(answer).resolves.toBe(expected);
  expect(dialog()).toBeNull();
});

describe('with something to do first', () => {
  it('stays busy until it is done', async () => {
    const { submit, give } = pending();
    const answer = open({ submit });
    button('Delete').click();
    expect(button('Delete').ariaDisabled).toBe('true');
    expect(dialog()?.querySelector('d-spinner')).not.toBeNull();
    button('Delete').click();
    button('Keep').click();
    expect(submit).toHaveBeenCalledOnce();
    expect(dialog()).not.toBeNull();
    await give(null);
    await expect(answer).resolves.toBe(true);
    expect(dialog()).toBeNull();
  });

  it('keeps what was typed when it is refused, says why, and tries again', async () => {
    const { submit, give } = pending();
    const input = document.createElement('input');
    const answer = open({ body: input, submit });
    expect(document.activeElement).toBe(input);
    input.value = 'typed';
    button('Delete').click();
    await give('The name is taken.');
    expect(fault()).toBe('The name is taken.');
    expect(input.value).toBe('typed');
    expect(button('Delete').ariaDisabled).toBe('false');
    button('Delete').click();
    expect(fault()).toBe('');
    await give(null);
    await expect(answer).resolves.toBe(true);
  });

  it('can be cancelled after a refusal', async () => {
    const { submit, give } = pending();
    const answer = open({ submit });
    button('Delete').click();
    await give('No.');
    button('Keep').click();
    await expect(answer).resolves.toBe(false);
  });

  it('closes and rejects when that throws', async () => {
    const answer = open({ submit: () => Promise.reject(new Error('broken')) });
    button('Delete').click();
    await expect(answer).rejects.toThrow('broken');
    expect(dialog()).toBeNull();
  });

  it('goes when its owner does, whatever is under way', async () => {
    const { submit, give } = pending();
    const left = new AbortController();
    const answer = open({ submit }, left.signal);
    button('Delete').click();
    left.abort();
    expect(dialog()).toBeNull();
    await give(null);
    await expect(answer).resolves.toBe(false);
  });

  it('lets the browser close it by force, and then tells what came of it', async () => {
    const { submit, give } = pending();
    const answer = open({ submit });
    button('Delete').click();
    dialog()?.close();
    await give(null);
    await expect(answer).resolves.toBe(true);
  });
});

it('takes no button of the body for the answer', async () => {
  const own = document.createElement('button');
  own.textContent = 'Look';
  const answer = open({ body: own });
  own.click();
  await tick();
  expect(dialog()).not.toBeNull();
  button('Keep').click();
  await expect(answer).resolves.toBe(false);
});
