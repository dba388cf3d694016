import type { MountContext, PieceHost } from '@dcts/sdk';
import { faultLine, icon, make } from './dom';
import { sentence } from './faults';
import type { KeysKey } from './i18n/catalogues';
import type { Keyring } from './keyring';

export type KeysHost = PieceHost<KeysKey> & { readonly keys: Keyring };

/** Shows the member's keys, and lets him take each away. Gives back its end. */
export function list(host: KeysHost, context: MountContext): { element: HTMLElement; end: () => void } {
  const { keys, t } = host;
  const title = make('h3', { class: 'keyauth-title', text: t('list.title') });
  title.tabIndex = -1;
  const body = make('div', { class: 'keyauth-body' });
  const fault = faultLine();
  const remove = (fingerprint: string) => {
    taken(host, fingerprint)
      .then((text) => {
        fault.tell(text);
        // The button that was pressed is gone, or told why not.
        if (!element.contains(document.activeElement)) title.focus();
      })
      .catch((error: unknown) => { context.fail(error); });
  };
  const draw = () => { body.replaceChildren(...content(host, remove)); };
  const element = make('section', { class: 'keyauth-part', children: [title, body, fault.element] });
  draw();
  return { element, end: keys.known.subscribe(draw) };
}

function content({ keys, ui, t }: KeysHost, remove: (fingerprint: string) => void): Node[] {
  const { fingerprints, code } = keys.known.get();
  if (fingerprints === null && code === null) {
    const spinner = document.createElement('d-spinner');
    spinner.setAttribute('label', t('list.loading'));
    return [spinner];
  }
  if (fingerprints === null) return [notLoaded(keys, sentence(t, { code }), t('list.retry'))];
  if (fingerprints.length === 0) return [ui.empty({ icon: 'key', title: t('list.empty.title'), text: t('list.empty.text') })];
  const rows = fingerprints.map((fingerprint) => row(fingerprint, t, () => { remove(fingerprint); }));
  return [make('p', { class: 'keyauth-note', text: t('list.count', { count: rows.length }) }), make('ul', { class: 'keyauth-list', children: rows })];
}

function notLoaded(keys: Keyring, text: string, label: string): HTMLElement {
  const again = make('button', { class: 'btn', text: label });
  again.type = 'button';
  again.onclick = () => void keys.load();
  return make('div', { class: 'keyauth-part', children: [make('p', { class: 'keyauth-note', text }), again] });
}

function row(fingerprint: string, t: KeysHost['t'], remove: () => void): HTMLElement {
  const button = make('button', { class: 'btn', text: t('key.remove') });
  button.type = 'button';
  button.ariaLabel = t('key.remove.label', { key: start(fingerprint) });
  button.onclick = remove;
  const name = make('p', { class: 'keyauth-name', text: start(fingerprint) });
  const whole = make('code', { class: 'keyauth-print', text: fingerprint });
  const label = make('span', { class: 'visually-hidden', text: `${t('key.name')} ` });
  const names = make('div', { class: 'keyauth-names', children: [name, make('div', { children: [label, whole] })] });
  return make('li', { class: 'keyauth-key', children: [icon('key'), names, button] });
}

/** As much of it as tells one's own keys apart, and as is in the name of an account that a key has made. */
function start(fingerprint: string): string {
  return `key-${fingerprint.slice(0, 8)}`;
}

/** Asks, takes it away and gives back what went wrong. */
async function taken({ keys, ui, t }: KeysHost, fingerprint: string): Promise<string | null> {
  const body = make('div', { children: [make('p', { class: 'keyauth-name', text: start(fingerprint) }), make('p', { text: t('key.remove.text') })] });
  const labels = { title: t('key.remove.title'), confirm: t('key.remove'), cancel: t('key.cancel') };
  if (!(await ui.dialog({ ...labels, body, danger: true }))) return null;
  try {
    await keys.remove(fingerprint);
    ui.toast({ text: t('key.removed'), tone: 'good' });
    return null;
  } catch (error) {
    void keys.load();
    return sentence(t, error);
  }
}
