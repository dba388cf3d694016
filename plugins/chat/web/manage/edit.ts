/** What a form holds while it is open: what was there, and what was made of it. */
export class Edit<V extends object> {
  draft: V;

  constructor(private base: V) {
    this.draft = base;
  }

  change(part: Partial<V>): void {
    this.draft = { ...this.draft, ...part };
  }

  /** Only what is different from what was there. */
  changed(): Partial<V> {
    return Object.fromEntries(Object.entries(this.draft).filter(([key, value]) => this.base[key as keyof V] !== value)) as Partial<V>;
  }

  isChanged(): boolean {
    return Object.keys(this.changed()).length > 0;
  }

  /** Part of the draft has been saved: it is what is there now. */
  saved(part: Partial<V>): void {
    this.base = { ...this.base, ...part };
  }

  /** What was there is another thing now: takes it over, save for what was changed here. */
  rebase(fresh: V): void {
    const changed = this.changed();
    this.base = fresh;
    this.draft = { ...fresh, ...changed };
  }
}
