import type { Mounted } from '@dcts/sdk';
import { type BoardHost, following, make } from './dom';

/** What a member chooses for himself. */
export const choices = (host: BoardHost) => (element: HTMLElement): Mounted => {
  const { board, t } = host;
  const input = make('input');
  input.type = 'checkbox';
  input.onchange = () => { board.setQuiet(!input.checked); };
  const text = make('span');
  element.replaceChildren(make('label', { class: 'example-choice', children: [input, text] }));
  const draw = () => {
    input.checked = !board.quiet.get();
    text.textContent = t('settings.count');
  };
  return { unmount: following(host, [board.quiet], draw) };
};

/** What an owner wants to know of the board. */
export const overview = (host: BoardHost) => (element: HTMLElement): Mounted => {
  const { board, t } = host;
  const draw = () => {
    const notices = board.notices.get();
    const authors = new Set(notices.map(({ authorId }) => authorId)).size;
    const link = make('a', { text: t('admin.settings') });
    link.href = '#/admin/settings/example';
    const lines = [t('admin.notices', { count: notices.length }), t('admin.authors', { count: authors })];
    element.replaceChildren(make('div', { class: 'example-overview', children: [...lines.map((text) => make('p', { text })), link] }));
  };
  return { unmount: following(host, [board.notices], draw) };
};
