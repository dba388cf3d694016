import type { Id } from './wire';

/** A message, as other pieces may know it. */
export interface MessageProps {
  readonly message: { id: Id; channelId: Id; authorId: Id; kind: string; text: string; createdAt: number };
  /** Whether the user wrote it. */
  readonly own: boolean;
}

/** A channel, as other pieces may know it. */
export interface ChannelProps {
  readonly channel: { id: Id; name: string };
}

/** The box in which a message is being written. */
export interface ComposerProps extends ChannelProps {
  /** Puts a text where the cursor is, in place of what is selected, and goes on writing behind it. */
  insert(text: string): void;
}

declare module '@dcts/sdk/slots' {
  interface Slots {
    /** Small controls at one message, such as a `btn-icon`. They show when the pointer or the focus is on the message. */
    'chat.message.action': Contribution<MessageProps>;
    /** Controls beside the button that sends. */
    'chat.composer.button': Contribution<ComposerProps>;
    /** Controls at the end of a channel's head. */
    'chat.channel.header': Contribution<ChannelProps>;
    /** Beside the channel that is open, in the shell's column on the right. */
    'chat.aside': Contribution<ChannelProps>;
  }
}

/** The slots that the chat offers to other pieces. */
export const offers = ['chat.message.action', 'chat.composer.button', 'chat.channel.header', 'chat.aside'] as const;

export type Offered = (typeof offers)[number];
