import type { MountContext, Mounted } from '@dcts/sdk';
import { Component, type ComponentChild, type ComponentChildren, render } from 'preact';
import { HostProvider, type RolesHost } from './host';
import { MembersPage } from '../members/MembersPage';
import { RolesPage } from './RolesPage';

/** Hands what a view throws to the shell, which shows its card instead. */
class Border extends Component<{ fail: (error: unknown) => void; children: ComponentChildren }> {
  override componentDidCatch(error: unknown): void {
    this.props.fail(error);
  }

  override render(): ComponentChildren {
    return this.props.children;
  }
}

function mounter(host: RolesHost, draw: (path: readonly string[]) => ComponentChild) {
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

export const rolesPage = (host: RolesHost) => mounter(host, (path) => <RolesPage path={path} />);
export const membersPage = (host: RolesHost) => mounter(host, () => <MembersPage />);
