import type { MountContext, Mounted } from '@dcts/sdk';
import { type BoardHost, following, make } from './dom';
import type { Notice } from './wire';

/** The link to the board, with the number of notices that are new. */
export const link = (host: BoardHost) => (element: HTMLElement): Mounted => {
  const { board, sdk, t } = host;
  const draw = () => {
    const count = board.unread.get();
    const anchor = make('a', { class: 'example-link', children: [make('span', { text: t('board.title') })] });
    anchor.href = '#/board';
    anchor.onclick = () => { sdk.closeSidebar(); };
    if (count > 0) {
      const badge = make('span', { class: 'badge', text: String(count) });
      badge.ariaLabel = t('board.unread', { count });
      anchor.append(badge);
    }
    element.replaceChildren(anchor);
  };
  return { unmount: following(host, [board.unread], draw) };
};

/** The newest notice. */
export const newest = (host: BoardHost) => (element: HTMLElement): Mounted => {
  const { board, ui, t } = host;
  const draw = () => {
    const [notice] = board.notices.get();
    const title = make('h2', { class: 'example-author', text: t('board.newest') });
    const note = (text: string) => make('div', { class: 'example-newest', children: [title, ui.markdown(text)] });
    element.replaceChildren(...(notice ? [note(notice.text)] : []));
  };
  return { unmount: following(host, [board.notices], draw) };
};

/** The board and the line to write on. */
export const page = (host: BoardHost) => (element: HTMLElement, context: MountContext): Mounted => {
  const { board, sdk, ui, t } = host;
  const list = make('div', { class: 'example-list' });
  const title = make('h1', { class: 'pane-title' });
  const header = make('header', { class: 'pane-header', children: [title] });
  element.replaceChildren(header, make('div', { class: 'example-board', children: [form(host), list] }));
  const draw = () => {
    title.textContent = t('board.title');
    sdk.setTitle(t('board.title'));
    const notices = board.notices.get();
    const nothing = () => ui.empty({ icon: 'message', title: t('board.empty.title'), text: t('board.empty.text') });
    list.replaceChildren(...(notices.length > 0 ? notices.map((notice) => card(host, notice, context)) : [nothing()]));
  };
  board.show(true);
  const off = following(host, [board.notices], draw);
  return {
    unmount() {
      off();
      board.show(false);
    },
  };
};

function form({ board, ui, t }: BoardHost): HTMLElement {
  const input = make('input', { class: 'input' });
  input.maxLength = 500;
  input.required = true;
  input.ariaLabel = t('board.text');
  const button = make('button', { class: 'btn btn-primary', text: t('board.pin') });
  const form = make('form', { class: 'example-form', children: [input, button] });
  form.onsubmit = async (event) => {
    event.preventDefault();
    const code = await board.pin(input.value);
    if (code) ui.toast({ text: t('board.failed', { code }), tone: 'bad' });
    else input.value = '';
  };
  return form;
}

function card({ board, sdk, ui, t }: BoardHost, notice: Notice, context: MountContext): HTMLElement {
  const author = make('span', { class: 'example-author', text: sdk.profiles.get(notice.authorId)?.displayName ?? '' });
  const card = make('article', { class: 'example-notice', children: [author, ui.markdown(notice.text)] });
  if (notice.authorId !== sdk.session.userId && !sdk.session.owner) return card;
  const button = make('button', { class: 'btn-quiet', text: t('board.remove') });
  const remove = async () => {
    const labels = { title: t('board.remove.title'), confirm: t('board.remove'), cancel: t('board.cancel') };
    const submit = async () => {
      const code = await board.remove(notice.id);
      return code && t('board.failed', { code });
    };
    await ui.dialog({ ...labels, body: ui.markdown(notice.text), danger: true, submit });
  };
  button.onclick = () => { remove().catch((error: unknown) => { context.fail(error); }); };
  card.append(button);
  return card;
}
