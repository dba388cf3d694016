import type { Contribution, MountContext, Mounted } from '@dcts/sdk';
import { report } from './report';

/** One try at mounting a contribution. Whatever the piece throws or reports ends here: the first fault is told, once. */
export class Attempt<P> {
  private mounted: Mounted<P> | undefined;
  private over = false;

  /** @param failed called with the first fault in a line, after which the mount is to be taken down */
  constructor(
    private readonly contribution: Contribution<P>,
    private readonly failed: (reason: string) => void,
  ) {}

  start(element: HTMLElement, path: readonly string[], props: P): void {
    this.guard(() => {
      this.mounted = this.contribution.mount(element, this.context(path, props));
    });
  }

  update(path: readonly string[], props: P): void {
    this.guard(() => this.mounted?.update?.(this.context(path, props)));
  }

  stop(): void {
    this.over = true;
    this.guard(() => this.mounted?.unmount());
    this.mounted = undefined;
  }

  private context(path: readonly string[], props: P): MountContext<P> {
    return { path, props, fail: (error) => { this.report(error); } };
  }

  private guard(run: () => void): void {
    try {
      run();
    } catch (error) {
      this.report(error);
    }
  }

  private report(error: unknown): void {
    const reason = report(error);
    if (this.over) return;
    this.over = true;
    this.failed(reason);
  }
}
