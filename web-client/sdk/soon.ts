/** Does something once for many calls, after a random part of `mostMs`, so that not all clients ask at the same moment. */
export class Soon {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly run: () => void,
    private readonly mostMs = 500,
  ) {}

  readonly call = (): void => {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.run();
    }, Math.random() * this.mostMs);
  };

  /** Forgets what has been called for. */
  cancel(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
