import type { DialogOptions } from '@dcts/sdk';
import { type ComponentChild, render } from 'preact';
import { HostProvider, type RolesHost } from './host';

/** Asks in a dialog whose body is drawn, until it is answered. */
export async function ask(host: RolesHost, options: Omit<DialogOptions, 'body'>, body: ComponentChild): Promise<boolean> {
  const element = document.createElement('div');
  render(<HostProvider value={host}>{body}</HostProvider>, element);
  try {
    return await host.ui.dialog({ ...options, body: element });
  } finally {
    render(null, element);
  }
}
