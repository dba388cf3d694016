/**
 * Knows up to which revision a channel is complete. Announcements may come a little out of order; only a hole that stays
 * means that something was missed.
 */
export class Revisions {
  private readonly early = new Set<number>();

  constructor(private upTo: number) {}

  /** Everything up to here has been seen. */
  get complete(): number {
    return this.upTo;
  }

  /** Something was seen whose predecessors were not. */
  get hasGap(): boolean {
    return this.early.size > 0;
  }

  note(rev: number): void {
    if (rev > this.upTo) this.early.add(rev);
    while (this.early.delete(this.upTo + 1)) this.upTo += 1;
  }

  /** The server said that there is nothing missing up to `rev`. */
  completeTo(rev: number): void {
    this.upTo = Math.max(this.upTo, rev);
    for (const each of [...this.early]) if (each <= this.upTo) this.early.delete(each);
    this.note(this.upTo);
  }

  restart(rev: number): void {
    this.early.clear();
    this.upTo = rev;
  }
}
