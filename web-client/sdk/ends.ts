import type { Off } from './store';

/** What ends together with a piece: subscriptions, open menus, mounts. What ends earlier is forgotten. */
export class Ends {
  private readonly all = new Set<Off>();
  private isOver = false;

  /** True once everything has ended. */
  get over(): boolean {
    return this.isOver;
  }

  /** Keeps `end` until it is called through the returned function, or by `run`. After `run` it is called at once. */
  add(end: Off): Off {
    const once = () => {
      if (this.all.delete(once)) end();
    };
    this.all.add(once);
    if (this.isOver) once();
    return once;
  }

  /** Ends everything. One that throws is reported and does not keep the others. */
  run(): void {
    this.isOver = true;
    for (const end of [...this.all].reverse()) {
      try {
        end();
      } catch (error) {
        reportError(error);
      }
    }
  }
}
