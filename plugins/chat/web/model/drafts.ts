import type { LocalTexts } from '@dcts/sdk';
import type { Id } from '../wire';

/** The key under which this browser keeps what somebody has begun to write in a channel. */
export const draftKey = (channelId: Id): string => `draft.${channelId}`;

/** Puts what was written into the drafts again, before what has been begun since. */
export function putBack(storage: LocalTexts, written: readonly { channelId: Id; text: string }[]): void {
  for (const { channelId, text } of written.toReversed()) {
    const begun = storage.get(draftKey(channelId));
    storage.set(draftKey(channelId), begun === null ? text : `${text}\n\n${begun}`);
  }
}
