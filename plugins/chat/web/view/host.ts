import type { OpenSlot, PieceHost, PieceSdk, SlotPropsOf } from '@dcts/sdk';
import { hosting, useStore } from '@dcts/preact';
import type { Chat } from '../chat';
import type { ChatKey } from '../i18n/catalogues';
import type { Offered } from '../slots';
import type { Id } from '../wire';

type OpenSlots = { readonly [N in Offered]: OpenSlot<SlotPropsOf<N>> };

/** What every view of the chat may use. */
export type ChatHost = PieceHost<ChatKey> & { readonly chat: Chat; readonly slots: OpenSlots };

/** The slots in which other pieces stand. */
export function openSlots(sdk: PieceSdk): OpenSlots {
  return {
    'chat.message.action': sdk.slot('chat.message.action'),
    'chat.composer.button': sdk.slot('chat.composer.button'),
    'chat.channel.header': sdk.slot('chat.channel.header'),
    'chat.aside': sdk.slot('chat.aside'),
  };
}

const { HostProvider, useHost, useName: useKnownName, mounter } = hosting<ChatHost>();
export { HostProvider, mounter, useHost, useStore };

/** A member's name; a placeholder until it is known. */
export function useName(id: Id): string {
  const { t } = useHost();
  return useKnownName(id) ?? t('message.unknownAuthor');
}
