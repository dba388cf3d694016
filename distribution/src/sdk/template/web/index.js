// @ts-check
/** @import { Mounted, PieceDefinition, PieceHost } from './dcts/plugin' */

/** @typedef {{ id: string, authorId: string, text: string, addedAt: number }} Line */
/** @typedef {'title' | 'add' | 'failed'} Key */

/** @type {PieceDefinition<Key>} */
export default {
  i18n: {
    en: { title: '__Id__', add: 'Add a line', failed: 'That did not work ({code}).' },
    de: { title: '__Id__', add: 'Eine Zeile anfügen', failed: 'Das ging nicht ({code}).' },
  },
  start(host) {
    return { slots: { 'shell.sidebar': [{ id: 'list', order: 50, mount: (element) => mount(element, host) }] } };
  },
};

/**
 * Draws the list, follows it and takes new lines.
 *
 * @param {HTMLElement} element
 * @param {PieceHost<Key>} host
 * @returns {Mounted}
 */
function mount(element, { sdk, ui, t }) {
  const title = document.createElement('h2');
  const list = document.createElement('ul');
  const form = document.createElement('form');
  const caption = document.createElement('label');
  const words = document.createElement('span');
  const input = document.createElement('input');
  element.className = '__id__-list';
  input.maxLength = 200;
  caption.append(words, input);
  form.append(caption);
  element.replaceChildren(title, form, list);

  const label = () => {
    title.textContent = t('title');
    words.textContent = t('add');
  };
  const show = (/** @type {Line} */ line) => {
    const item = document.createElement('li');
    item.append(ui.markdown(line.text));
    list.prepend(item);
  };
  const load = async () => {
    /** @type {{ lines: Line[] }} */
    const { lines } = await sdk.request('__id__.list', {});
    list.replaceChildren();
    lines.reverse().forEach(show);
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    sdk.request('__id__.add', { text: input.value }).then(
      () => (input.value = ''),
      // The path says which part of an invalid request is meant.
      ({ code, path }) => ui.toast({ text: t('failed', { code: path ? `${code}: ${path}` : code }), tone: 'bad' }),
    );
  };
  const offs = [
    sdk.onReady(() => void load().catch(() => {})),
    sdk.on('__id__.added', (/** @type {{ line: Line }} */ { line }) => show(line)),
    sdk.language.subscribe(label),
  ];
  label();
  return { unmount: () => offs.forEach((off) => off()) };
}
