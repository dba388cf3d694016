import { io, type Socket } from 'socket.io-client';
import { OFFLINE, RequestError, TIMEOUT } from './errors';
import { createStore, type Off, type Readable, type Store } from './store';
import type { Envelope, Eyes, ServerClosing, SessionReady } from './wire';

/**
 * `connecting`: for the first time. `online`: the server said `session.ready`. `offline`: waiting for the next attempt.
 * `reconnecting`: an attempt is under way.
 */
export type Phase = 'connecting' | 'online' | 'offline' | 'reconnecting';

export interface ConnectionState {
  phase: Phase;
  /** When the connection came up or was lost, in ms UTC. */
  since: number;
}

/** What a connection needs to know; every one has a good default. */
export interface ConnectionOptions {
  /** The server; without it the one that the page came from. */
  origin?: string;
  /** With whose eyes to look; without it with one's own. */
  viewAs?: Eyes | undefined;
  /** Called when the server does not grant those eyes, which ends all attempts: `forbidden`, `not_found` or `invalid`. */
  onRefused?(code: string): void;
}

type Handler = (payload: never) => void;

const requestTimeoutMs = 10_000;
const firstDelayMs = 600;
const longestDelayMs = 4_000;

/** Refusals of a handshake that no waiting changes. */
const finalCodes = ['forbidden', 'not_found', 'invalid'];

/** The one Socket.IO connection of the page. It comes back by itself until it is closed or the session has ended. */
export class Connection {
  private readonly socket: Socket;
  private readonly stateStore: Store<ConnectionState> = createStore({ phase: 'connecting', since: Date.now() });
  private readonly handlers = new Map<string, Set<Handler>>();
  private lastReady: SessionReady | null = null;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;

  readonly state: Readable<ConnectionState> = this.stateStore;

  /** @param onUnauthorized called when the server refuses the session, which ends all attempts */
  constructor(
    private readonly onUnauthorized: () => void,
    private readonly options: ConnectionOptions = {},
  ) {
    const { origin, viewAs } = options;
    this.socket = io(origin, {
      ...(viewAs === undefined ? {} : { auth: { viewAs } }),
      autoConnect: false,
      forceNew: true,
      withCredentials: true,
      reconnectionDelay: firstDelayMs,
      reconnectionDelayMax: longestDelayMs,
      timeout: requestTimeoutMs,
    });
    this.watch();
  }

  open(): void {
    this.socket.connect();
    window.addEventListener('online', this.retryNow);
  }

  close(): void {
    clearTimeout(this.retryTimer);
    window.removeEventListener('online', this.retryNow);
    this.handlers.clear();
    this.socket.removeAllListeners();
    this.socket.io.removeAllListeners();
    this.socket.disconnect();
  }

  /** Tries to connect at once instead of at the next planned time. */
  readonly retryNow = (): void => {
    if (this.socket.connected) return;
    clearTimeout(this.retryTimer);
    this.enter('reconnecting');
    this.socket.disconnect().connect();
  };

  /**
   * Asks the server and resolves with the `data` of its acknowledgement.
   *
   * @throws RequestError with the server's code, with `offline` when there is no connection or it broke meanwhile (then
   *   the outcome is unknown), with `timeout` after 10 s without an answer
   */
  async request<D>(event: string, payload: object): Promise<D> {
    if (!this.socket.connected) throw new RequestError({ code: OFFLINE });
    const answer = await this.socket
      .timeout(requestTimeoutMs)
      .emitWithAck(event, payload)
      .then((envelope) => envelope as Envelope<D>)
      .catch(() => {
        throw new RequestError({ code: this.socket.connected ? TIMEOUT : OFFLINE });
      });
    if (!answer.ok) throw new RequestError(answer.error);
    return answer.data;
  }

  on<P>(event: string, handler: (payload: P) => void): Off {
    const handlers = this.handlers.get(event) ?? new Set();
    this.handlers.set(event, handlers.add(handler));
    return () => handlers.delete(handler);
  }

  /** Calls `handler` after every `session.ready`, and soon for the present one. */
  onReady(handler: (ready: SessionReady) => void): Off {
    const ready = this.lastReady;
    let wanted = true;
    if (ready && this.state.get().phase === 'online') queueMicrotask(() => { if (wanted) handler(ready); });
    const off = this.on('session.ready', handler);
    return () => {
      wanted = false;
      off();
    };
  }

  private watch(): void {
    this.socket.onAny((event: string, payload: unknown) => {
      this.receive(event, payload);
    });
    this.socket.on('disconnect', (reason) => {
      this.enter('offline');
      if (reason === 'io server disconnect') this.connectAfter(firstDelayMs);
    });
    this.socket.on('connect_error', (error: Error & { data?: { code?: string; retryAfterMs?: number } }) => {
      if (error.data?.code === 'unauthorized') {
        this.onUnauthorized();
        return;
      }
      if (this.options.viewAs !== undefined && finalCodes.includes(error.data?.code ?? '')) {
        this.options.onRefused?.(error.data?.code ?? '');
        return;
      }
      this.enter('offline');
      // A refusal, unlike a broken line, ends the library's own attempts.
      if (!this.socket.active) this.connectAfter(error.data?.retryAfterMs ?? longestDelayMs);
    });
    this.socket.io.on('reconnect_attempt', () => {
      this.enter('reconnecting');
    });
  }

  private receive(event: string, payload: unknown): void {
    if (event === 'session.ready') {
      this.lastReady = payload as SessionReady;
      this.socket.io.reconnectionDelay(firstDelayMs);
      this.enter('online');
    }
    if (event === 'server.closing') this.socket.io.reconnectionDelay((payload as ServerClosing).reconnectAfterMs);
    for (const handler of [...(this.handlers.get(event) ?? [])]) {
      try {
        handler(payload as never);
      } catch (error) {
        // One piece's fault must not keep the announcement from the others.
        reportError(error);
      }
    }
  }

  private connectAfter(delayMs: number): void {
    clearTimeout(this.retryTimer);
    const jitter = delayMs * (0.5 + Math.random());
    this.retryTimer = setTimeout(this.retryNow, jitter);
  }

  /** Moves on; `since` stays when an attempt follows the loss, and `connecting` stays until the first success. */
  private enter(phase: Phase): void {
    this.stateStore.update((state) => {
      if (state.phase === phase) return state;
      const stillDown = phase !== 'online' && state.phase !== 'online';
      return { phase, since: stillDown ? state.since : Date.now() };
    });
  }
}
