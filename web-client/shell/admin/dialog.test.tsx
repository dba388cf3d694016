// @vitest-environment happy-dom
import { render } from 'preact';
import { expect, it } from 'vitest';
import { Dialog } from './Dialog';

it('a dialog is closed before what opened it takes the focus', () => {
  const opener = document.body.appendChild(document.createElement('button'));
  const place = document.body.appendChild(document.createElement('div'));
  opener.focus();
  const nothing = () => undefined;
  render(<Dialog title="Title" confirm="Yes" onConfirm={nothing} onClose={nothing}><input /></Dialog>, place);
  const dialog = place.querySelector('dialog');
  place.querySelector('input')?.focus();
  expect(dialog?.open).toBe(true);
  let wasOpen: boolean | undefined;
  opener.addEventListener('focus', () => { wasOpen = dialog?.open; });
  render(null, place);
  expect([wasOpen, document.activeElement]).toEqual([false, opener]);
});
