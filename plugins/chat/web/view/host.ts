import type { OpenSlot, PieceHost, PieceSdk, Readable, SlotPropsOf } from '@dcts/sdk';
import { createContext } from 'preact';
import { useContext, useEffect, useLayoutEffect, useState } from 'preact/hooks';
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

const Host = createContext<ChatHost | null>(null);
export const HostProvider = Host.Provider;

export function useHost(): ChatHost {
  const host = useContext(Host);
  if (!host) throw new Error('A view was drawn outside its mount');
  return host;
}

/** The present value of a store; the component is drawn again when it changes. */
export function useStore<T>(store: Readable<T>): T {
  const [, redraw] = useState({});
  const value = store.get();
  useLayoutEffect(() => {
    const follow = () => { redraw({}); };
    // It may have changed after the drawing and before this.
    if (!Object.is(store.get(), value)) follow();
    return store.subscribe(follow);
  }, [store]);
  return value;
}

/** A member's name; a placeholder until it is known. */
export function useName(id: Id): string {
  const { sdk, t } = useHost();
  const name = sdk.profiles.get(id)?.displayName;
  const [, redraw] = useState(name);
  useEffect(() => {
    const follow = () => { redraw(sdk.profiles.get(id)?.displayName); };
    follow();
    return sdk.profiles.subscribe(follow);
  }, [id]);
  return name ?? t('message.unknownAuthor');
}
