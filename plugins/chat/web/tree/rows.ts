/** The row of a place itself, without the rows of what is in it. */
export function rowOf(root: HTMLElement, mark: string): HTMLElement | null {
  return root.querySelector(`[data-place="${mark}"][data-row], [data-place="${mark}"] > [data-row]`);
}
