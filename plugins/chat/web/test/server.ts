import type { PieceSdk } from '@dcts/sdk';
import type {
  ChangesRequest,
  ChatCategory,
  ChatChannel,
  ChatGroup,
  ChatMessage,
  HistoryRequest,
  Id,
  SendRequest,
  TreeAnswer,
} from '../wire';

interface Stored {
  channel: ChatChannel;
  messages: ChatMessage[];
}

type Payload = ChangesRequest & HistoryRequest & SendRequest;

/** The server's side of the chat contract, kept in memory, with faults that a test can order. */
export class ChatServer {
  readonly channels = new Map<Id, Stored>();
  /** Every request that was made, as "chat.changes 3". */
  readonly log: string[] = [];
  /** The changes of the tree that were asked for. */
  readonly made: { event: string; payload: object }[] = [];
  /** Answers a change of the tree; what it throws is the refusal. */
  change: (event: string, payload: object) => unknown = () => ({});
  /** The tree that is told; by default one category with all channels. */
  told: (() => TreeAnswer) | null = null;
  /** Called before each request is answered; what it throws is the answer. */
  before: (event: string) => void | Promise<void> = () => undefined;
  /** Called when the answer is made and before it is given. */
  after: (event: string) => void = () => undefined;
  private readonly sent = new Map<string, ChatMessage>();
  private nextId = 100;

  addChannel(id: Id, name = id): void {
    this.channels.set(id, { channel: channelOf({ id, name }), messages: [] });
  }

  /** Stores a message and returns it; announcing it is up to the test. */
  say(channelId: Id, text: string, authorId = 'other'): ChatMessage {
    const { channel, messages } = this.stored(channelId);
    channel.seq += 1;
    channel.rev += 1;
    this.nextId += 1;
    const { seq, rev } = channel;
    const message = { id: String(this.nextId), channelId, seq, rev, authorId, kind: 'text', text, createdAt: this.nextId };
    messages.push(message);
    return message;
  }

  texts(channelId: Id): string[] {
    return this.stored(channelId).messages.map(({ text }) => text);
  }

  async request(me: Id, event: string, payload: object): Promise<unknown> {
    const { channelId, afterRev } = payload as Partial<Payload>;
    this.log.push([event, channelId, afterRev].filter((part) => part !== undefined).join(' '));
    await this.before(event);
    const answer = this.answer(me, event, payload);
    this.after(event);
    return answer;
  }

  private answer(me: Id, event: string, payload: object): unknown {
    switch (event) {
      case 'chat.tree':
        return this.tree();
      case 'chat.history':
        return this.history(payload as HistoryRequest);
      case 'chat.changes':
        return this.changes(payload as ChangesRequest);
      case 'chat.send':
        return this.send(me, payload as SendRequest);
      default:
        this.made.push({ event, payload });
        return this.change(event, payload);
    }
  }

  private tree(): TreeAnswer {
    if (this.told) return structuredClone(this.told());
    const channels = [...this.channels.values()].map(({ channel }) => ({ ...channel }));
    const category = categoryOf({ id: '2', name: 'category', channels });
    return treeOf([groupOf({ id: '1', name: 'group', categories: [category] })]);
  }

  private history({ channelId, before, after, limit = 50 }: HistoryRequest) {
    const all = this.stored(channelId).messages;
    const part = all.filter(
      ({ id }) => (!before || Number(id) < Number(before)) && (!after || Number(id) > Number(after)),
    );
    const messages = after === undefined ? part.slice(-limit) : part.slice(0, limit);
    return { messages, hasMore: part.length > messages.length };
  }

  private changes({ channelId, afterRev, limit = 50 }: ChangesRequest) {
    const later = this.stored(channelId).messages.filter(({ rev }) => rev > afterRev);
    const changes = later.slice(0, limit).map((message) => ({ rev: message.rev, message }));
    return { changes, hasMore: later.length > changes.length };
  }

  private send(me: Id, { channelId, nonce, text }: SendRequest) {
    const known = this.sent.get(nonce);
    if (known) return { message: known };
    const message = this.say(channelId, text, me);
    this.sent.set(nonce, message);
    return { message };
  }

  private stored(channelId: Id): Stored {
    const stored = this.channels.get(channelId);
    if (!stored) throw refusal('not_found');
    return stored;
  }
}

export const channelOf = (part: Partial<ChatChannel> & { id: Id }): ChatChannel => ({
  name: part.id, kind: 'text', description: '', slowModeSeconds: 0, archived: false, isDefault: false, seq: 0, rev: 0, version: 1,
  mayManage: false, maySend: true, slowModeOff: false, ...part,
});

export const categoryOf = (part: Partial<ChatCategory> & { id: Id }): ChatCategory => ({
  name: part.id, version: 1, mayManage: false, channels: [], ...part,
});

export const groupOf = (part: Partial<ChatGroup> & { id: Id }): ChatGroup => ({
  name: part.id, description: '', version: 1, mayManage: false, categories: [], ...part,
});

export const treeOf = (groups: ChatGroup[], part: Partial<TreeAnswer> = {}): TreeAnswer => ({
  groups, kinds: ['text', 'voice'], mayManage: false, ...part,
});

/** An error as the SDK throws it. */
export function refusal(code: string, retryAfterMs?: number): Error {
  return Object.assign(new Error(code), { code, retryAfterMs });
}

/** One member's end of the line. */
export class Member {
  readonly sdk: PieceSdk;
  badge = 0;
  /** The addresses that were gone to. */
  readonly went: string[] = [];
  private online = true;
  private readonly handlers = new Map<string, ((payload: never) => void)[]>();
  private readonly ready: (() => void)[] = [];
  private readonly stored = new Map<string, string>();

  constructor(
    readonly id: Id,
    private readonly server: ChatServer,
  ) {
    this.sdk = {
      session: { userId: id, loginName: id, displayName: id, owner: false, state: 'active' },
      rights: { get: () => ({ known: true, state: 'active', permissions: new Set() }), subscribe: () => () => undefined },
      may: () => false,
      connection: { get: () => ({ phase: 'online', since: 0 }), subscribe: () => () => undefined },
      language: { get: () => 'en', subscribe: () => () => undefined },
      profiles: { get: () => undefined, put: () => undefined, subscribe: () => () => undefined },
      storage: { get: (key) => this.stored.get(key) ?? null, set: (key, text) => { this.keep(key, text); } },
      request: (event, payload) => this.request(event, payload) as Promise<never>,
      on: (event, handler) => this.listen(event, handler),
      onReady: (handler) => this.listenReady(handler as () => void),
      navigate: (hash) => { this.went.push(hash); },
      slot: () => ({
        contributions: { get: () => [], subscribe: () => () => undefined },
        mount: () => ({ update: () => undefined, unmount: () => undefined }),
      }),
      viewAs: () => undefined,
      call: () => Promise.reject(new Error('There is none')),
      closeSidebar: () => undefined,
      setTitle: () => undefined,
      setBadge: (count) => { this.badge = count; },
    };
  }

  hear(message: ChatMessage): void {
    this.announce('chat.message.created', { message });
  }

  announce(event: string, payload: object = {}): void {
    for (const handler of this.handlers.get(event) ?? []) handler(payload as never);
  }

  text(key: string): string | null {
    return this.stored.get(key) ?? null;
  }

  connect(): void {
    this.online = true;
    for (const handler of this.ready) handler();
  }

  disconnect(): void {
    this.online = false;
  }

  private async request(event: string, payload: object): Promise<unknown> {
    if (!this.isOnline()) throw refusal('offline');
    const answer = await this.server.request(this.id, event, payload);
    // The answer of a request that was under way when the line broke is lost.
    if (!this.isOnline()) throw refusal('offline');
    return structuredClone(answer);
  }

  private isOnline(): boolean {
    return this.online;
  }

  private keep(key: string, text: string | null): void {
    if (text === null) this.stored.delete(key);
    else this.stored.set(key, text);
  }

  private listen(event: string, handler: (payload: never) => void): () => void {
    this.handlers.set(event, [...(this.handlers.get(event) ?? []), handler]);
    return () => undefined;
  }

  private listenReady(handler: () => void): () => void {
    this.ready.push(handler);
    return () => undefined;
  }
}
