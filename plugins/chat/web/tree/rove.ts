/** The arrow keys up and down move through the names in the tree, right and left to the controls beside one and back. Tab leaves. */
export function rove(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  if (event.altKey || event.ctrlKey || event.metaKey || !(event.target instanceof Element)) return;
  const { currentTarget: tree, key } = event;
  const row = event.target.closest('[data-row]');
  const next = key === 'ArrowRight' || key === 'ArrowLeft' ? beside(row, key === 'ArrowRight' ? 1 : -1) : along(tree, row, key);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function along(tree: HTMLElement, row: Element | null, key: string): HTMLElement | undefined {
  const all = [...tree.querySelectorAll<HTMLElement>('[data-rove]')];
  const at = all.findIndex((element) => element.closest('[data-row]') === row);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[key];
  if (to === undefined || at < 0) return undefined;
  return all[Math.max(0, Math.min(to, all.length - 1))];
}

function beside(row: Element | null, step: number): HTMLElement | undefined {
  const all = [...(row?.querySelectorAll<HTMLElement>('a, button') ?? [])];
  return all[all.findIndex((element) => element === document.activeElement) + step];
}
