/** Whether there is anything to see in it: it is not `hidden`, and no mount without content. */
export function shows(node: Node): boolean {
  if (node instanceof Text) return node.data.trim() !== '';
  if (!(node instanceof Element) || node.hasAttribute('hidden')) return false;
  return node.childNodes.length === 0 ? !node.classList.contains('slot-mount') : [...node.childNodes].some(shows);
}
