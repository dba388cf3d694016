import type { PieceSdk } from '@dcts/sdk';
import { compareIds } from '@dcts/sdk/ids';
import { createStore, type Readable } from '@dcts/sdk/store';
import { type ChatApi, chatApi, type TreeChange } from './api';
import { ChannelLog } from './model/channel-log';
import { draftKey, putBack } from './model/drafts';
import { type Move, moved } from './model/moves';
import { Outbox } from './model/outbox';
import { Pauses } from './model/pauses';
import { Reads } from './model/reads';
import { channelsOf, type ChatTree, TreeFeed } from './model/tree';
import type { ChatChannel, ChatMessage, Id, MessageCreated, Requests, TreeAnswer } from './wire';

const mostLogs = 12;
const flushPatienceMs = 2_000;
const treeRetryMs = 3_000;

/** The chat of one member: which channels there are, what is in them, what is unread and what is being sent. */
export class Chat {
  readonly tree: Readable<ChatTree>;
  readonly channels = createStore<ReadonlyMap<Id, ChatChannel>>(new Map());
  readonly active = createStore<Id | null>(null);
  /** In the active channel, where the line "New" stands: after this number. */
  readonly freshAfter = createStore<number | null>(null);
  readonly outbox: Outbox;
  readonly reads: Reads;
  readonly pauses = new Pauses();
  /** The window is in front and shows the end of the active channel. */
  private watching = false;
  private readonly api: ChatApi;
  private readonly feed: TreeFeed;
  private readonly logs = new Map<Id, ChannelLog>();
  private readonly nonces = new Map<Id, string>();
  private readonly arrivals = new Set<(message: ChatMessage) => void>();
  /** What was missed is asked for when the tree has been read. */
  private syncing = false;
  private treeTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly sdk: PieceSdk) {
    this.api = chatApi(sdk);
    this.feed = new TreeFeed(() => this.api.tree(), (answer) => { this.adopt(answer); });
    this.tree = this.feed.state;
    this.reads = new Reads(sdk.storage);
    this.outbox = new Outbox({
      send: (request) => this.api.send(request),
      sent: (message, nonce) => { this.acknowledge(message, nonce); },
      nonce: randomNonce,
      now: Date.now,
      held: (channelId, until) => { this.pauses.refused(channelId, until); },
      wait,
    });
    sdk.onReady(() => void this.sync());
    sdk.on('chat.tree.changed', () => { this.feed.refreshSoon(); });
    sdk.on('session.rights.changed', () => { this.feed.refreshSoon(); });
    sdk.on<MessageCreated>('chat.message.created', ({ message }) => { this.receive(message); });
    this.reads.marks.subscribe(() => { this.count(); });
    this.channels.subscribe(() => { this.count(); });
  }

  get me(): Id {
    return this.sdk.session.userId;
  }

  /** Shows a channel; null shows none. */
  open(channelId: Id | null): void {
    if (this.active.get() === channelId) return;
    this.watching = false;
    this.active.set(channelId);
    const channel = channelId === null ? undefined : this.channels.get().get(channelId);
    this.freshAfter.set(channel && this.reads.unread(channel) > 0 ? (this.reads.of(channel.id) ?? null) : null);
    if (channel) this.sdk.storage.set('last', channel.id);
  }

  /** The messages of a channel; loading them starts with the first call. */
  log(channel: ChatChannel): ChannelLog {
    const present = this.logs.get(channel.id);
    const log = present ?? new ChannelLog(channel.id, channel.rev, this.api);
    if (!present) void log.loadNewest(channel.rev);
    this.logs.delete(channel.id);
    this.logs.set(channel.id, log);
    const [oldest] = this.logs.keys();
    if (this.logs.size > mostLogs && oldest !== undefined) this.drop(oldest);
    return log;
  }

  send(channel: ChatChannel, text: string): void {
    const newest = this.log(channel).state.get().timeline.messages.at(-1);
    this.freshAfter.set(null);
    this.outbox.add(channel.id, text, newest?.id ?? null);
  }

  /** Changes the tree, and shows what has become of it. Rejects as the request does. */
  async change<E extends TreeChange>(event: E, request: Requests[E]['request']): Promise<Requests[E]['answer']> {
    const answer = await this.api.change(event, request);
    await this.refresh();
    return answer;
  }

  /** Shows a move at once; one that is refused is taken back, and the promise rejects. */
  async move(move: Move): Promise<void> {
    this.feed.expect(moved(this.tree.get().groups, move));
    const { id, into, before } = move;
    const place = before === null ? {} : { before };
    try {
      if (move.kind === 'group') await this.api.change('chat.group.move', { groupId: id, ...place });
      else if (move.kind === 'category') await this.api.change('chat.category.move', { categoryId: id, groupId: into ?? '', ...place });
      else await this.api.change('chat.channel.move', { channelId: id, categoryId: into ?? '', ...place });
    } finally {
      await this.refresh();
    }
  }

  /** Reads the tree now. If that fails, it is read with the next connection or change. */
  async refresh(): Promise<void> {
    await this.feed.refresh().catch(() => undefined);
  }

  jumpToPresent(channel: ChatChannel): Promise<void> {
    return this.log(channel).jumpToPresent(this.revOf(channel.id));
  }

  /** Says whether the end of the active channel is being looked at; then it counts as read. */
  watch(watching: boolean): void {
    this.watching = watching;
    if (watching) this.markRead();
  }

  markRead(): void {
    const channel = this.channels.get().get(this.active.get() ?? '');
    if (channel) this.reads.mark(channel.id, channel.seq);
  }

  /** Calls `listener` for each message that arrives in the active channel from somebody else. */
  onArrival(listener: (message: ChatMessage) => void): () => void {
    this.arrivals.add(listener);
    return () => this.arrivals.delete(listener);
  }

  /** Stays the same when a pending message of ours becomes an acknowledged one. */
  readonly keyOf = (message: ChatMessage): string => this.nonces.get(message.id) ?? message.id;

  readonly isNewer = (id: Id, than: Id): boolean => compareIds(id, than) > 0;

  /** Takes what was not sent back into the drafts: those outlast the page, and nothing is sent unseen after days. */
  keepUnsent(): void {
    const unsent = this.outbox.items.get();
    putBack(this.sdk.storage, unsent);
    for (const { nonce } of unsent) this.outbox.discard(nonce);
  }

  stop(): void {
    this.keepUnsent();
    clearTimeout(this.treeTimer);
    this.feed.stop();
    for (const id of [...this.logs.keys()]) this.drop(id);
  }

  /** After every connect: what is there, what of ours did not arrive, what was missed. In this order nothing shows twice. */
  private async sync(): Promise<void> {
    clearTimeout(this.treeTimer);
    // Only these can have missed something; one that is opened meanwhile begins with the newest.
    const before = [...this.logs];
    this.syncing = true;
    try {
      await this.feed.refresh();
    } catch {
      this.treeTimer = setTimeout(() => void this.sync(), treeRetryMs);
      return;
    } finally {
      this.syncing = false;
    }
    await Promise.race([this.outbox.flush(), new Promise((done) => setTimeout(done, flushPatienceMs))]);
    const active = this.active.get();
    for (const [id, log] of before) {
      if (this.logs.get(id) !== log) continue;
      if (id === active) void log.catchUp(this.revOf(id));
      else this.drop(id);
    }
  }

  private adopt({ groups }: TreeAnswer): void {
    const old = this.channels.get();
    const all = channelsOf(groups).map((channel) => notOlder(channel, old.get(channel.id)));
    this.reads.markNew(all);
    this.channels.set(new Map(all.map((channel) => [channel.id, channel])));
    this.forgetGone();
    for (const channel of all) this.follow(channel, old.get(channel.id));
    const active = this.channels.get().get(this.active.get() ?? '');
    if (active && this.reads.unread(active) > 0) this.freshAfter.update((after) => after ?? this.reads.of(active.id) ?? null);
    if (this.watching) this.markRead();
  }

  /** Drops what belonged to channels that are gone. Their marks stay, in case the member may see them again. */
  private forgetGone(): void {
    const channels = this.channels.get();
    const gone = new Set([...this.logs.keys(), ...Object.keys(this.reads.marks.get())].filter((id) => !channels.has(id)));
    for (const id of gone) {
      this.drop(id);
      this.outbox.discardAll(id);
      this.pauses.end(id);
      this.sdk.storage.set(draftKey(id), null);
    }
  }

  private follow(channel: ChatChannel, old: ChatChannel | undefined): void {
    if (!this.syncing) this.logs.get(channel.id)?.expect(channel.rev);
    if (old === undefined || (old.version === channel.version && old.maySend === channel.maySend)) return;
    if (old.slowModeSeconds !== channel.slowModeSeconds) this.pauses.end(channel.id);
    this.outbox.wake(channel.id);
  }

  private acknowledge(message: ChatMessage, nonce: string): void {
    this.nonces.set(message.id, nonce);
    this.receive(message);
    this.reads.mark(message.channelId, message.seq);
    const channel = this.channels.get().get(message.channelId);
    if (channel && !channel.slowModeOff) this.pauses.sent(channel, Date.now());
  }

  private receive(message: ChatMessage): void {
    const channel = this.channels.get().get(message.channelId);
    if (!channel) return;
    const { seq, rev } = message;
    const grown = { ...channel, seq: Math.max(channel.seq, seq), rev: Math.max(channel.rev, rev) };
    this.logs.get(channel.id)?.receive(message);
    const isNew = seq > channel.seq;
    this.channels.set(new Map(this.channels.get()).set(channel.id, grown));
    if (isNew && channel.id === this.active.get()) this.arrive(message);
  }

  private arrive(message: ChatMessage): void {
    if (this.watching) this.markRead();
    if (message.authorId === this.me) return;
    if (!this.watching) this.freshAfter.update((after) => after ?? this.reads.of(message.channelId) ?? null);
    for (const listener of [...this.arrivals]) listener(message);
  }

  private revOf(channelId: Id): number {
    return this.channels.get().get(channelId)?.rev ?? 0;
  }

  private drop(channelId: Id): void {
    this.logs.get(channelId)?.close();
    this.logs.delete(channelId);
  }

  private count(): void {
    const channels = [...this.channels.get().values()];
    this.sdk.setBadge(channels.reduce((sum, channel) => sum + this.reads.unread(channel), 0));
  }
}

/** What the tree tells of a channel, unless later news of its messages has come meanwhile. */
function notOlder(channel: ChatChannel, known: ChatChannel | undefined): ChatChannel {
  const { seq = 0, rev = 0 } = known ?? {};
  return { ...channel, seq: Math.max(channel.seq, seq), rev: Math.max(channel.rev, rev) };
}

async function wait(ms: number, woken: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  await Promise.race([woken, new Promise((done) => { timer = setTimeout(done, ms); })]);
  clearTimeout(timer);
}

/** 128 random bits. `randomUUID` would need https, which a server at home may lack. */
function randomNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
