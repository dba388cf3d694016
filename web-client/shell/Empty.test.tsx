// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { Empty } from './Empty';

const place = document.body.appendChild(document.createElement('div'));

function show(text: string, label: string, run = () => undefined): void {
  void act(() => { render(<Empty icon="compass" title="Nothing here" text={text} action={{ label, run }} />, place); });
}

afterEach(() => { render(null, place); });

it('tells what is new about it, also under the same title', () => {
  show('It was removed.', 'To the start');
  show('It was switched off.', 'To the plugins');
  expect(place.querySelector('.empty-text')?.textContent).toBe('It was switched off.');
  expect(place.querySelector('button')?.textContent).toBe('To the plugins');
});

it('keeps its button while nothing is new, which does what is asked of it now', () => {
  const before = vi.fn();
  const now = vi.fn();
  show('It was removed.', 'Back', before);
  const button = place.querySelector('button');
  show('It was removed.', 'Back', now);
  expect(place.querySelector('button')).toBe(button);
  button?.click();
  expect(before).not.toHaveBeenCalled();
  expect(now).toHaveBeenCalledOnce();
});
