import type { PieceSdk } from '@dcts/sdk';
import { compareIds } from '@dcts/sdk/ids';
import { createStore } from '@dcts/sdk/store';
import { type ChatApi, chatApi } from './api';
import { ChannelLog } from './model/channel-log';
import { Outbox } from './model/outbox';
import { Reads } from './model/reads';
import type { ChatChannel, ChatGroup, ChatMessage, Id, MessageCreated } from './wire';

export interface ChatTree {
  /** False until the tree has been read once. */
  readonly known: boolean;
  readonly groups: readonly ChatGroup[];
}

const mostLogs = 12;
const flushPatienceMs = 2_000;
const treeRetryMs = 3_000;

/** The chat of one member: which channels there are, what is in them, what is unread and what is being sent. */
export class Chat {
  readonly tree = createStore<ChatTree>({ known: false, groups: [] });
  readonly channels = createStore<ReadonlyMap<Id, ChatChannel>>(new Map());
  readonly active = createStore<Id | null>(null);
  /** In the active channel, where the line "New" stands: after this number. */
  readonly freshAfter = createStore<number | null>(null);
  readonly outbox: Outbox;
  readonly reads: Reads;
  /** The window is in front and shows the end of the active channel. */
  private watching = false;
  private readonly api: ChatApi;
  private readonly logs = new Map<Id, ChannelLog>();
  private readonly nonces = new Map<Id, string>();
  private readonly arrivals = new Set<(message: ChatMessage) => void>();
  private treeTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly sdk: PieceSdk) {
    this.api = chatApi(sdk);
    this.reads = new Reads(sdk.storage);
    this.outbox = new Outbox({
      send: (request) => this.api.send(request),
      sent: (message, nonce) => { this.acknowledge(message, nonce); },
      nonce: randomNonce,
      now: Date.now,
      wait: (ms) => new Promise((done) => setTimeout(done, ms)),
    });
    sdk.onReady(() => void this.sync());
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

  stop(): void {
    clearTimeout(this.treeTimer);
    for (const id of [...this.logs.keys()]) this.drop(id);
  }

  /** After every connect: what is there, what of ours did not arrive, what was missed. In this order nothing shows twice. */
  private async sync(): Promise<void> {
    clearTimeout(this.treeTimer);
    // Only these can have missed something; one that is opened meanwhile begins with the newest.
    const before = [...this.logs];
    try {
      const { groups } = await this.api.tree();
      this.adopt(groups);
    } catch {
      this.treeTimer = setTimeout(() => void this.sync(), treeRetryMs);
      return;
    }
    await Promise.race([this.outbox.flush(), new Promise((done) => setTimeout(done, flushPatienceMs))]);
    const active = this.active.get();
    for (const [id, log] of before) {
      if (this.logs.get(id) !== log) continue;
      if (id === active) void log.catchUp(this.revOf(id));
      else this.drop(id);
    }
  }

  private adopt(groups: readonly ChatGroup[]): void {
    const all = groups.flatMap((group) => group.categories.flatMap((category) => category.channels));
    for (const { id, seq } of all) this.reads.markIfNew(id, seq);
    this.channels.set(new Map(all.map((channel) => [channel.id, channel])));
    for (const id of [...this.logs.keys()]) if (!this.channels.get().has(id)) this.drop(id);
    this.tree.set({ known: true, groups });
    const active = this.channels.get().get(this.active.get() ?? '');
    if (active && this.reads.unread(active) > 0) this.freshAfter.update((after) => after ?? this.reads.of(active.id) ?? null);
    if (this.watching) this.markRead();
  }

  private acknowledge(message: ChatMessage, nonce: string): void {
    this.nonces.set(message.id, nonce);
    this.receive(message);
    this.reads.mark(message.channelId, message.seq);
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

/** 128 random bits. `randomUUID` would need https, which a server at home may lack. */
function randomNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
