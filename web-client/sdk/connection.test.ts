// @vitest-environment happy-dom
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Connection, type ConnectionOptions, type ConnectionState } from './connection';
import type { SessionReady } from './wire';

let http: HttpServer;
let io: Server;
let connection: Connection;
let unauthorized = 0;

const ready: SessionReady = { userId: '1', loginName: 'ann', displayName: 'Ann', owner: false, state: 'active', serverName: 'Test' };
const soon = (look: () => void) => vi.waitFor(look, { timeout: 4_500, interval: 10 });
const online = () => soon(() => { expect(connection.state.get().phase).toBe('online'); });

/** Starts a server whose clients are greeted and then handled by `greet`. */
async function listen(port = 0, greet: (socket: Socket) => void = () => undefined): Promise<void> {
  http = createServer();
  io = new Server(http);
  io.on('connection', (socket) => {
    socket.emit('session.ready', ready);
    greet(socket);
  });
  await new Promise<void>((done) => http.listen(port, done));
}

const port = () => (http.address() as AddressInfo).port;

function connect(options: ConnectionOptions = {}): void {
  connection = new Connection(() => { unauthorized += 1; }, { origin: `http://localhost:${String(port())}`, ...options });
  connection.open();
}

beforeEach(() => {
  unauthorized = 0;
});

afterEach(async () => {
  connection.close();
  await io.close();
});

describe('requests', () => {
  it('resolve with the data of the acknowledgement', async () => {
    await listen(0, (socket) => {
      socket.on('echo', (payload: unknown, acknowledge: (answer: unknown) => void) => { acknowledge({ ok: true, data: payload }); });
    });
    connect();
    await online();
    await expect(connection.request('echo', { a: 1 })).resolves.toEqual({ a: 1 });
  });

  it('reject with the code of the server', async () => {
    await listen(0, (socket) => {
      socket.on('no', (_: unknown, acknowledge: (answer: unknown) => void) => {
        acknowledge({ ok: false, error: { code: 'rate_limited', retryAfterMs: 70 } });
      });
    });
    connect();
    await online();
    await expect(connection.request('no', {})).rejects.toMatchObject({ code: 'rate_limited', retryAfterMs: 70 });
  });

  it('reject with offline without a connection, and when it breaks before the answer', async () => {
    await listen(0, (socket) => {
      socket.on('break', () => { socket.conn.close(); });
    });
    connect();
    await expect(connection.request('early', {})).rejects.toMatchObject({ code: 'offline' });
    await online();
    await expect(connection.request('break', {})).rejects.toMatchObject({ code: 'offline' });
  });
});

describe('announcements', () => {
  it('reach every listener although one of them throws', async () => {
    vi.stubGlobal('reportError', () => undefined);
    await listen();
    connect();
    const heard: string[] = [];
    connection.on('news', () => { throw new Error('broken'); });
    const off = connection.on<{ text: string }>('news', ({ text }) => heard.push(text));
    await online();
    io.emit('news', { text: 'one' });
    await soon(() => { expect(heard).toEqual(['one']); });
    off();
    io.emit('news', { text: 'two' });
    io.emit('end', {});
    await new Promise<void>((done) => { connection.on('end', () => { done(); }); io.emit('end', {}); });
    expect(heard).toEqual(['one']);
    vi.unstubAllGlobals();
  });

  it('tell late listeners that the session is ready', async () => {
    await listen();
    connect();
    await online();
    const greeting = await new Promise<SessionReady>((done) => { connection.onReady(done); });
    expect(greeting.displayName).toBe('Ann');
  });
});

describe('a broken connection', () => {
  it('comes back by itself when the server does', async () => {
    await listen();
    connect();
    await online();
    const where = port();
    let greetings = 0;
    connection.onReady(() => { greetings += 1; });
    await io.close();
    await soon(() => { expect(connection.state.get().phase).not.toBe('online'); });
    await listen(where);
    await online();
    expect(greetings).toBe(2);
  });

  it('comes back after the server has ended it', async () => {
    await listen();
    connect();
    await online();
    const phases: string[] = [];
    connection.state.subscribe(({ phase }) => phases.push(phase));
    io.disconnectSockets();
    await soon(() => { expect(phases).toEqual(['offline', 'reconnecting', 'online']); });
  });

  it('keeps the time at which it was lost over the attempts', async () => {
    await listen();
    connect();
    await online();
    // Recorded rather than looked at: an attempt at a closed port lasts a few milliseconds.
    const lost: ConnectionState[] = [];
    connection.state.subscribe((state) => lost.push(state));
    await io.close();
    await soon(() => { expect(lost.map(({ phase }) => phase)).toEqual(expect.arrayContaining(['offline', 'reconnecting'])); });
    expect(new Set(lost.map(({ since }) => since)).size).toBe(1);
    await listen();
  });
});

it('reports a refused session once and tries no more', async () => {
  await listen();
  let attempts = 0;
  io.use((_, next) => {
    attempts += 1;
    next(Object.assign(new Error('unauthorized'), { data: { code: 'unauthorized' } }));
  });
  connect();
  await soon(() => { expect(unauthorized).toBe(1); });
  connection.close();
  expect(attempts).toBe(1);
});

it('tries again after a refusal that passes', async () => {
  await listen();
  let refuse = true;
  io.use((_, next) => {
    if (!refuse) next();
    else next(Object.assign(new Error('unavailable'), { data: { code: 'unavailable', retryAfterMs: 50 } }));
    refuse = false;
  });
  connect();
  await online();
});

describe('the eyes of others', () => {
  it('are asked for in the handshake, and again after every break', async () => {
    const asked: unknown[] = [];
    await listen(0, (socket) => { asked.push(socket.handshake.auth); });
    connect({ viewAs: 'member:7' });
    await online();
    io.disconnectSockets();
    await soon(() => { expect(asked).toEqual([{ viewAs: 'member:7' }, { viewAs: 'member:7' }]); });
  });

  it.each(['forbidden', 'not_found', 'invalid'])('are given up when they are refused as %s', async (code) => {
    await listen();
    let attempts = 0;
    io.use((_, next) => {
      attempts += 1;
      next(Object.assign(new Error(code), { data: { code } }));
    });
    const refused: string[] = [];
    connect({ viewAs: 'role:3', onRefused: (why) => refused.push(why) });
    await soon(() => { expect(refused).toEqual([code]); });
    expect(attempts).toBe(1);
    expect(connection.state.get().phase).toBe('connecting');
  });
});
