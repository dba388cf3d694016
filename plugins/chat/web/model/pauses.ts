import { createStore, type Readable } from '@dcts/sdk/store';
import type { ChatChannel, Id } from '../wire';

/** Less than this is a difference between clocks. */
const toleranceMs = 1_000;

/** When the member may write again in channels with slow mode, as far as this page can know. The server decides. */
export class Pauses {
  private readonly store = createStore<ReadonlyMap<Id, number>>(new Map());
  /** Where slow mode has turned out not to hold the member, by channel and its version. */
  private readonly free = new Set<string>();

  /** The times in ms, by channel; one that is over may still stand here. */
  readonly until: Readable<ReadonlyMap<Id, number>> = this.store;

  /** A message of the member's was taken. */
  sent(channel: ChatChannel, now: number): void {
    const { id, slowModeSeconds, mayManage } = channel;
    if (slowModeSeconds === 0 || mayManage) return;
    if ((this.store.get().get(id) ?? 0) > now + toleranceMs) this.free.add(keyOf(channel));
    if (this.isFree(channel)) this.end(id);
    else this.refused(id, now + slowModeSeconds * 1_000);
  }

  /** The server has said when. */
  refused(channelId: Id, until: number): void {
    this.store.update((all) => new Map(all).set(channelId, until));
  }

  /** Slow mode is another now, or the channel is gone. */
  end(channelId: Id): void {
    if (!this.store.get().has(channelId)) return;
    this.store.update((all) => new Map([...all].filter(([id]) => id !== channelId)));
  }

  /** Whether slow mode is known not to hold the member here. */
  isFree(channel: ChatChannel): boolean {
    return channel.mayManage || this.free.has(keyOf(channel));
  }
}

const keyOf = ({ id, version }: ChatChannel): string => `${id}:${String(version)}`;
