const protocols = new Set(['http:', 'https:', 'mailto:']);
const bareLink = /https?:\/\/[^\s<>]{1,2048}/y;
const trailing = /[.,:;!?'"*_~`]$/;

/** The address if it may be linked to; addresses of scripts, files and the like may not. */
export function safeHref(address: string): string | null {
  try {
    const url = new URL(address);
    return protocols.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** The web address that starts exactly at `from`, without the punctuation of the sentence around it. */
export function bareLinkAt(source: string, from: number): string | null {
  bareLink.lastIndex = from;
  const found = bareLink.exec(source)?.[0];
  if (found === undefined) return null;
  const address = found.slice(0, lengthInSentence(found));
  return address.length > 'https://'.length && safeHref(address) !== null ? address : null;
}

function lengthInSentence(found: string): number {
  const surplus: Record<string, number> = { ')': surplusOf(found, '(', ')'), ']': surplusOf(found, '[', ']') };
  for (let length = found.length; length > 0; length -= 1) {
    const last = found.charAt(length - 1);
    const closesTooMuch = (surplus[last] ?? 0) > 0;
    if (!closesTooMuch && !trailing.test(last)) return length;
    if (closesTooMuch) surplus[last] = (surplus[last] ?? 0) - 1;
  }
  return 0;
}

function surplusOf(text: string, open: string, close: string): number {
  return text.split(close).length - text.split(open).length;
}
