import type { MountContext, Mounted } from '@dcts/sdk';
import { Component, type ComponentChild, type ComponentChildren, render } from 'preact';
import { Beside } from './Beside';
import { Conversation } from './Conversation';
import { type ChatHost, HostProvider } from './host';
import { Sidebar } from '../tree/Sidebar';

/** Hands what a view throws to the shell, which shows its card instead. */
class Border extends Component<{ fail: (error: unknown) => void; children: ComponentChildren }> {
  override componentDidCatch(error: unknown): void {
    this.props.fail(error);
  }

  override render(): ComponentChildren {
    return this.props.children;
  }
}

function mounter(host: ChatHost, draw: (path: readonly string[]) => ComponentChild) {
  return (element: HTMLElement, context: MountContext): Mounted => {
    const update = ({ path, fail }: MountContext) => {
      render(
        <Border fail={fail}>
          <HostProvider value={host}>{draw(path)}</HostProvider>
        </Border>,
        element,
      );
    };
    update(context);
    return {
      update,
      unmount: () => {
        render(null, element);
      },
    };
  };
}

export const sidebar = (host: ChatHost) => mounter(host, () => <Sidebar />);
export const conversation = (host: ChatHost) => mounter(host, ([id]) => <Conversation channelId={id ?? null} />);
export const beside = (host: ChatHost) => mounter(host, ([id]) => <Beside channelId={id ?? null} />);
