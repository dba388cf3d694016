import { type ComponentChild, render } from 'preact';
import { HostProvider, type RolesHost } from './host';

/** Draws something into an element of its own, for the body of a dialog. */
export function drawn(host: RolesHost, what: ComponentChild): HTMLElement {
  const element = document.createElement('div');
  render(<HostProvider value={host}>{what}</HostProvider>, element);
  return element;
}
