/** Whether anything in the page has the focus. */
export function hasFocus(): boolean {
  return document.activeElement !== null && document.activeElement !== document.body;
}

/** Puts the focus on the main column if it has fallen out of the page together with what held it. */
export function keepFocus(): void {
  if (!hasFocus()) document.getElementById('main')?.focus();
}
