import type { MountContext, Mounted, SlotPropsOf } from '@dcts/sdk';
import { type BoardHost, following, iconButton, iconOf, make } from './dom';

type Message = SlotPropsOf<'chat.message.action'>;
type Composer = SlotPropsOf<'chat.composer.button'>;
/** In the head of a channel and beside it. */
type Channel = SlotPropsOf<'chat.channel.header'>;

/** Puts a message on the board. */
export const pinMessage = ({ board, ui, t }: BoardHost) => (element: HTMLElement, context: MountContext<Message>): Mounted<Message> => {
  let { message } = context.props;
  const pin = async () => {
    const code = await board.pin(message.text, `message.${message.id}`);
    ui.toast(code ? { text: t('board.failed', { code }), tone: 'bad' } : { text: t('message.pinned'), tone: 'good' });
  };
  element.append(iconButton('pin', t('message.pin'), () => { pin().catch((error: unknown) => { context.fail(error); }); }));
  return {
    update: ({ props }) => { message = props.message; },
    unmount: () => { element.replaceChildren(); },
  };
};

/** Begins a message that becomes a notice. */
export const beginNotice = ({ t }: BoardHost) => (element: HTMLElement, context: MountContext<Composer>): Mounted<Composer> => {
  let { insert } = context.props;
  element.append(iconButton('pin', t('composer.begin'), () => { insert('notice: '); }));
  return {
    update: ({ props }) => { insert = props.insert; },
    unmount: () => { element.replaceChildren(); },
  };
};

/** How many notices come from the channel; nothing if none do. */
export const fromHere = (host: BoardHost) => (element: HTMLElement, context: MountContext<Channel>): Mounted<Channel> => {
  const { board, t } = host;
  let { channel } = context.props;
  const draw = () => {
    const count = board.notices.get().filter(({ channelId }) => channelId === channel.id).length;
    const text = t('channel.notices', { count });
    const link = make('a', { class: 'example-count', children: [iconOf('pin'), make('span', { text: String(count) })] });
    link.href = '#/board';
    link.ariaLabel = text;
    link.dataset['tip'] = text;
    element.replaceChildren(...(count > 0 ? [link] : []));
  };
  const off = following(host, [board.notices], draw);
  return {
    update({ props }) {
      channel = props.channel;
      draw();
    },
    unmount: off,
  };
};

/** Who has put up notices from the channel. It hides while nobody has, so that an otherwise empty column goes away. */
export const besideChannel = (host: BoardHost) => (element: HTMLElement, context: MountContext<Channel>): Mounted<Channel> => {
  const { board, sdk, t } = host;
  let { channel } = context.props;
  const title = make('h2', { class: 'example-author' });
  const names = make('p');
  element.append(make('div', { class: 'example-newest', children: [title, names] }));
  const draw = () => {
    const from = board.notices.get().filter(({ channelId }) => channelId === channel.id);
    const authors = [...new Set(from.map(({ authorId }) => authorId))];
    title.textContent = t('channel.authors', { channel: channel.name });
    names.textContent = authors.map((id) => sdk.profiles.get(id)?.displayName ?? '').join(', ');
    element.hidden = authors.length === 0;
  };
  const off = following(host, [board.notices], draw);
  return {
    update({ props }) {
      channel = props.channel;
      draw();
    },
    unmount() {
      off();
      element.replaceChildren();
    },
  };
};
