import { compareIds } from '@dcts/sdk/ids';
import type { ChatMessage, HistoryAnswer, Id } from '../wire';

/** An unbroken stretch of a channel, oldest first. It is a window: there may be more on both sides. */
export interface Timeline {
  readonly messages: readonly ChatMessage[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
}

/** How many messages are kept at most; beyond it the far end is let go and can be loaded again. */
export const mostKept = 300;

export const emptyTimeline: Timeline = { messages: [], hasOlder: false, hasNewer: false };

export function newestPage(page: HistoryAnswer): Timeline {
  return { messages: page.messages, hasOlder: page.hasMore, hasNewer: false };
}

/** Adds the page before the first message; lets go of the newest messages if there are too many. */
export function withOlder(timeline: Timeline, page: HistoryAnswer): Timeline {
  const messages = [...page.messages, ...timeline.messages];
  const tooMany = messages.length > mostKept;
  return {
    messages: tooMany ? messages.slice(0, mostKept) : messages,
    hasOlder: page.hasMore,
    hasNewer: timeline.hasNewer || tooMany,
  };
}

/** Adds the page after the last message; lets go of the oldest messages if there are too many. */
export function withNewer(timeline: Timeline, page: HistoryAnswer): Timeline {
  return withoutOldest({ ...timeline, messages: [...timeline.messages, ...page.messages], hasNewer: page.hasMore });
}

/** Lets go of the oldest messages if there are too many. */
export function withoutOldest(timeline: Timeline): Timeline {
  if (timeline.messages.length <= mostKept) return timeline;
  return { ...timeline, messages: timeline.messages.slice(-mostKept), hasOlder: true };
}

/**
 * Puts a message in its place, in any order of arrival and any number of times. A newer revision replaces an older one;
 * what lies outside the window is left out.
 */
export function withMessage(timeline: Timeline, message: ChatMessage): Timeline {
  const { messages, hasOlder, hasNewer } = timeline;
  const at = place(messages, message.id);
  const present = messages[at];
  if (present?.id === message.id) {
    if (present.rev >= message.rev) return timeline;
    return { ...timeline, messages: messages.with(at, message) };
  }
  const outside = (at === 0 && hasOlder) || (at === messages.length && hasNewer);
  return outside ? timeline : { ...timeline, messages: messages.toSpliced(at, 0, message) };
}

/** The index of the first message that is not older than `id`. The search starts at the end, where it mostly ends. */
function place(messages: readonly ChatMessage[], id: Id): number {
  let at = messages.length;
  for (let before = messages[at - 1]; before && compareIds(before.id, id) >= 0; before = messages[at - 1]) at -= 1;
  return at;
}
