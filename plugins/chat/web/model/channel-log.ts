import { codeOf } from '@dcts/sdk/errors';
import { createStore, type Readable } from '@dcts/sdk/store';
import type { ChatApi } from '../api';
import type { ChatMessage, HistoryAnswer, Id } from '../wire';
import { Revisions } from './revisions';
import { emptyTimeline, newestPage, type Timeline, withMessage, withNewer, withOlder, withoutOldest } from './timeline';

export type LogStatus = 'loading' | 'ready' | 'failed';

export interface LogState {
  readonly status: LogStatus;
  /** Why loading failed. */
  readonly code: string | null;
  readonly timeline: Timeline;
  readonly loadingOlder: boolean;
  readonly loadingNewer: boolean;
}

const pageSize = 50;
const changesSize = 100;
const gapPatienceMs = 250;
const afterFailureMs = 2_000;

/** The messages of one channel as far as they are loaded, kept equal to what the server has. */
export class ChannelLog {
  private readonly store = createStore<LogState>({
    status: 'loading',
    code: null,
    timeline: emptyTimeline,
    loadingOlder: false,
    loadingNewer: false,
  });
  private readonly revisions: Revisions;
  /** What arrives while a newest page is under way; the page may have been read before it. */
  private meanwhile: ChatMessage[] | null = null;
  private work: Promise<void> | null = null;
  private gapTimer: ReturnType<typeof setTimeout> | undefined;
  private pagesFrom = 0;

  readonly state: Readable<LogState> = this.store;

  /** While the end is in view, the oldest messages are let go instead of the newest. */
  followsEnd = true;

  /** @param rev the channel's revision, read before the first page is asked for */
  constructor(
    private readonly channelId: Id,
    rev: number,
    private readonly api: ChatApi,
  ) {
    this.revisions = new Revisions(rev);
  }

  /** Loads the newest page for the first time or after a failure. */
  loadNewest(rev: number): Promise<void> {
    return this.alone(() => {
      this.change({ status: 'loading', code: null });
      return this.readNewest(rev);
    });
  }

  /** Replaces the window by the newest page; what is shown stays until that is there. */
  jumpToPresent(rev: number): Promise<void> {
    return this.alone(() => this.readNewest(rev));
  }

  /** Catches up with the server, which is at `rev` or beyond. */
  catchUp(rev: number): Promise<void> {
    if (this.store.get().status !== 'ready') return this.loadNewest(rev);
    return this.alone(async () => {
      if (rev <= this.revisions.complete && !this.revisions.hasGap) return;
      try {
        await this.readChanges(rev);
      } catch (error) {
        if (codeOf(error) !== 'chat.resync') throw error;
        await this.readNewest(rev);
      }
    });
  }

  /** Takes a message from an announcement or an acknowledgement. */
  receive(message: ChatMessage): void {
    this.revisions.note(message.rev);
    this.meanwhile?.push(message);
    if (this.store.get().status === 'ready') this.put(message);
    if (this.revisions.hasGap) this.watchGap(message.rev);
  }

  /** The server is at `rev`. What leads there is on its way, or was missed and is asked for in a moment. */
  expect(rev: number): void {
    if (this.store.get().status === 'ready' && rev > this.revisions.complete) this.watchGap(rev);
  }

  async loadOlder(): Promise<void> {
    const { status, timeline, loadingOlder } = this.store.get();
    const [first] = timeline.messages;
    if (status !== 'ready' || loadingOlder || !timeline.hasOlder || !first || this.pausesPages()) return;
    this.change({ loadingOlder: true });
    const page = await this.page({ before: first.id });
    const { timeline: now } = this.store.get();
    const fits = page && now.messages[0]?.id === first.id;
    this.change({ loadingOlder: false, ...(fits ? { timeline: withOlder(now, page) } : {}) });
  }

  async loadNewer(): Promise<void> {
    const { status, timeline, loadingNewer } = this.store.get();
    const last = timeline.messages[timeline.messages.length - 1];
    if (status !== 'ready' || loadingNewer || !timeline.hasNewer || !last || this.pausesPages()) return;
    this.change({ loadingNewer: true });
    const page = await this.page({ after: last.id });
    const { timeline: now } = this.store.get();
    const fits = page && now.messages[now.messages.length - 1]?.id === last.id;
    this.change({ loadingNewer: false, ...(fits ? { timeline: withNewer(now, page) } : {}) });
  }

  close(): void {
    clearTimeout(this.gapTimer);
  }

  private watchGap(rev: number): void {
    this.gapTimer ??= setTimeout(() => {
      this.gapTimer = undefined;
      if (this.revisions.hasGap || rev > this.revisions.complete) void this.catchUp(rev);
    }, gapPatienceMs);
  }

  private async readChanges(rev: number): Promise<void> {
    for (let hasMore = true; hasMore; ) {
      const request = { channelId: this.channelId, afterRev: this.revisions.complete, limit: changesSize };
      const answer = await this.api.changes(request);
      for (const { message } of answer.changes) this.put(message);
      const last = answer.changes[answer.changes.length - 1];
      if (last) this.revisions.completeTo(last.rev);
      hasMore = answer.hasMore && last !== undefined;
    }
    this.revisions.completeTo(rev);
  }

  private async readNewest(rev: number): Promise<void> {
    this.meanwhile = [];
    this.revisions.restart(rev);
    const page = await this.api.history({ channelId: this.channelId, limit: pageSize });
    const timeline = this.meanwhile.reduce(withMessage, newestPage(page));
    this.meanwhile = null;
    this.change({ status: 'ready', code: null, timeline });
  }

  private put(message: ChatMessage): void {
    const timeline = withMessage(this.store.get().timeline, message);
    this.change({ timeline: this.followsEnd ? withoutOldest(timeline) : timeline });
  }

  private pausesPages(): boolean {
    return Date.now() < this.pagesFrom;
  }

  /** A page beside the window; null when it could not be had. Then scrolling on asks again, but not at once. */
  private async page(beside: { before: Id } | { after: Id }): Promise<HistoryAnswer | null> {
    try {
      return await this.api.history({ channelId: this.channelId, limit: pageSize, ...beside });
    } catch {
      this.pagesFrom = Date.now() + afterFailureMs;
      return null;
    }
  }

  /** One load at a time; a call made meanwhile runs after it. A fault shows only where there is nothing else to show. */
  private alone(run: () => Promise<void>): Promise<void> {
    const before = this.work ?? Promise.resolve();
    const now = before.then(run).catch((error: unknown) => {
      if (this.store.get().status === 'loading') this.change({ status: 'failed', code: codeOf(error) });
    });
    this.work = now;
    return now;
  }

  private change(part: Partial<LogState>): void {
    this.store.update((state) => ({ ...state, ...part }));
  }
}
