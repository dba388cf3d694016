const gapPx = 6;
const marginPx = 8;

/** Puts a fixed element above or below another, on the other side if it does not fit, always inside the window. */
export function placeNear(element: HTMLElement, anchor: HTMLElement, side: 'above' | 'below'): void {
  const target = anchor.getBoundingClientRect();
  const own = element.getBoundingClientRect();
  const above = target.top - own.height - gapPx;
  const below = target.bottom + gapPx;
  const fitsAbove = above >= marginPx;
  const fitsBelow = below + own.height <= window.innerHeight - marginPx;
  const top = (side === 'above' ? fitsAbove || !fitsBelow : !fitsBelow && fitsAbove) ? above : below;
  const centred = target.left + target.width / 2 - own.width / 2;
  const left = side === 'above' && element.classList.contains('tooltip') ? centred : target.left;
  element.style.top = `${String(Math.max(marginPx, top))}px`;
  element.style.left = `${String(clamp(left, marginPx, window.innerWidth - own.width - marginPx))}px`;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
