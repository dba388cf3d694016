// @vitest-environment happy-dom
import type { PieceSdk } from '@dcts/sdk';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { hosting, memo } from '.';

const place = document.body.appendChild(document.createElement('div'));
afterEach(() => { render(null, place); });

describe('a name', () => {
  const { HostProvider, useName } = hosting<{ readonly sdk: PieceSdk }>();
  const Name = ({ id }: { id: string }) => <p>{useName(id) ?? 'nobody'}</p>;

  it('is asked for, except nobody’s', async () => {
    const asked: string[] = [];
    const get = (id: string) => {
      asked.push(id);
      return { id, loginName: id, displayName: `Member ${id}` };
    };
    const sdk = { profiles: { get, put: () => undefined, subscribe: () => () => undefined } } as unknown as PieceSdk;
    const show = (id: string) => act(() => { render(<HostProvider value={{ sdk }}><Name id={id} /></HostProvider>, place); });
    await show('');
    expect(place.textContent).toBe('nobody');
    expect(asked).toEqual([]);
    await show('7');
    expect(place.textContent).toBe('Member 7');
  });
});

it('what is remembered is drawn again only with another value', async () => {
  let drawn = 0;
  const Counted = memo(function Counted({ text }: { text: string }) {
    drawn += 1;
    return <p>{text}</p>;
  });
  for (const text of ['a', 'a', 'b']) await act(() => { render(<Counted text={text} />, place); });
  expect([drawn, place.textContent]).toEqual([2, 'b']);
});
