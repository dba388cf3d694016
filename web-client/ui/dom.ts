type Child = Node | string | null;

/** Makes an element with a class, attributes and children. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  for (const child of children) if (child !== null) element.append(child);
  return element;
}

/** Makes a button that does not submit a form. */
export function button(className: string, label: string, run: () => void): HTMLButtonElement {
  const made = el('button', { type: 'button', class: className }, label);
  made.addEventListener('click', run);
  return made;
}

/** Makes an icon element of the kit. */
export function iconEl(name: string): HTMLElement {
  const made = document.createElement('d-icon');
  made.setAttribute('name', name);
  return made;
}
