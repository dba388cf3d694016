import { icon } from './icon';

/** `<d-icon name="hash">` */
class IconElement extends HTMLElement {
  static readonly observedAttributes = ['name'];

  attributeChangedCallback(): void {
    this.replaceChildren(icon(this.getAttribute('name') ?? ''));
  }
}

const hues = 8;

/** The place of a user's colour among eight, the same everywhere and for ever. */
export function hueOf(user: string): number {
  let sum = 0;
  for (const char of user) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 65_521;
  return sum % hues;
}

/** Up to two letters for a name: of the first and the last word, or the first of the only one. */
export function initials(name: string): string {
  const words = name.split(/[\s._-]+/u).filter((word) => word !== '');
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return ends.map((word) => firstLetter(word ?? '')).join('').toLocaleUpperCase();
}

function firstLetter(word: string): string {
  for (const { segment } of new Intl.Segmenter().segment(word)) return segment;
  return '';
}

/** `<d-avatar user="17" name="Ann Lee">`: a picture of the initials. Decorative, since the name always stands beside it. */
class AvatarElement extends HTMLElement {
  static readonly observedAttributes = ['user', 'name'];

  connectedCallback(): void {
    this.setAttribute('aria-hidden', 'true');
  }

  attributeChangedCallback(): void {
    this.dataset['hue'] = String(hueOf(this.getAttribute('user') ?? ''));
    this.textContent = initials(this.getAttribute('name') ?? '');
  }
}

/** `<d-spinner label="Loading">` */
class SpinnerElement extends HTMLElement {
  static readonly observedAttributes = ['label'];

  connectedCallback(): void {
    this.setAttribute('role', 'progressbar');
  }

  attributeChangedCallback(): void {
    this.setAttribute('aria-label', this.getAttribute('label') ?? '');
  }
}

const elements = { 'd-icon': IconElement, 'd-avatar': AvatarElement, 'd-spinner': SpinnerElement };

/** Makes the elements known to the document. */
export function defineElements(): void {
  for (const [name, element] of Object.entries(elements)) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
}
