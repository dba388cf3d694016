import type { MountContext, Mounted, PieceSdk } from '@dcts/sdk';
import { Component, type ComponentChild, type ComponentChildren, createContext, render } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';

/** Hands what a view throws to the shell, which shows its card instead. */
class Border extends Component<{ fail: (error: unknown) => void; children: ComponentChildren }> {
  override componentDidCatch(error: unknown): void {
    this.props.fail(error);
  }

  override render(): ComponentChildren {
    return this.props.children;
  }
}

/** How a piece mounts its views, and how these reach what they all may use. Called once in a piece, with the type of that. */
export function hosting<H extends { readonly sdk: PieceSdk }>() {
  const Host = createContext<H | null>(null);

  function useHost(): H {
    const host = useContext(Host);
    if (!host) throw new Error('A view was drawn outside its mount');
    return host;
  }

  /** A member's name; undefined until it is known, and of nobody, whose id is empty. */
  function useName(id: string): string | undefined {
    const { sdk } = useHost();
    // Nobody is not asked for: one wrong id, and the server refuses all that are asked for with it.
    const read = () => (id === '' ? undefined : sdk.profiles.get(id)?.displayName);
    const name = read();
    const [, redraw] = useState(name);
    useEffect(() => {
      const follow = () => { redraw(read()); };
      follow();
      return sdk.profiles.subscribe(follow);
    }, [id]);
    return name;
  }

  /** What a slot mounts: `draw` gets the parts of the address after the route or the page. */
  function mounter(host: H, draw: (path: readonly string[]) => ComponentChild) {
    return (element: HTMLElement, context: MountContext): Mounted => {
      const update = ({ path, fail }: MountContext) => {
        render(
          <Border fail={fail}>
            <Host.Provider value={host}>{draw(path)}</Host.Provider>
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

  return { HostProvider: Host.Provider, useHost, useName, mounter };
}
