/** An element with its class, text and children. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  options: { class?: string; text?: string; children?: readonly Node[] } = {},
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (options.class) element.className = options.class;
  element.textContent = options.text ?? '';
  element.append(...(options.children ?? []));
  return element;
}

export function icon(name: string): HTMLElement {
  const element = document.createElement('d-icon');
  element.setAttribute('name', name);
  return element;
}

/** Where a fault is told and read aloud; it stays in the page, so that what comes into it is noticed. */
export function faultLine(): { element: HTMLElement; tell(text: string | null): void } {
  const element = make('div');
  element.role = 'alert';
  return {
    element,
    tell(text) {
      const fault = (words: string) => make('p', { class: 'keyauth-fault', children: [icon('alert'), make('span', { text: words })] });
      element.replaceChildren(...(text === null ? [] : [fault(text)]));
    },
  };
}
