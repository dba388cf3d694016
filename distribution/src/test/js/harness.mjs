// Members with the official JavaScript client, and a small way to name cases and to tell which of them failed.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createRequire } from 'node:module';

const [url, webClient, transports] = process.argv.slice(2);
const { io } = createRequire(webClient)('socket.io-client');
const patience = 15_000;
const cases = [];

export const password = 'correct horse';

/** What the client is told besides who connects: nothing, unless the run is about certain transports. */
const options = transports ? { transports: transports.split(',') } : {};

export function test(name, run) {
  cases.push({ name, run });
}

/** Runs all cases in order; a case may rely on those before it. */
export async function runAll() {
  let failures = 0;
  for (const { name, run } of cases) {
    try {
      await run();
      console.log(`ok      ${name}`);
    } catch (error) {
      failures += 1;
      console.log(`FAILED  ${name}\n        ${String(error.message ?? error).replaceAll('\n', '\n        ')}`);
    }
  }
  console.log(`${cases.length} cases, ${failures} failed, transports ${transports ?? 'by default'}`);
  process.exit(failures ? 1 : 0);
}

function inTime(promise, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not come within ${patience} ms`)), patience);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** An HTTP answer with its envelope. */
export async function http(method, path, { body, token, headers } = {}) {
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const json = response.headers.get('content-type')?.startsWith('application/json') ? JSON.parse(text) : null;
  return { status: response.status, headers: response.headers, text, json };
}

/** The data of an answer that must be granted. */
export function granted(answer) {
  assert.equal(answer.status, 200, `status ${answer.status}: ${answer.text}`);
  assert.equal(answer.json.ok, true);
  return answer.json.data;
}

/** Demands that an HTTP answer is this refusal. */
export function refused(answer, status, code, path) {
  assert.deepEqual(
    { status: answer.status, ok: answer.json?.ok, code: answer.json?.error?.code, path: answer.json?.error?.path },
    { status, ok: false, code, path },
  );
}

/** Somebody with one connection. */
export class Person {
  heard = [];

  constructor(auth, more = {}) {
    this.socket = io(url, { ...options, ...more, ...(auth ? { auth } : {}) });
    this.socket.onAny((event, payload) => this.heard.push({ event, payload }));
  }

  /** Registers and connects. */
  static async registers(loginName) {
    const data = granted(await http('POST', '/api/accounts', { body: { loginName, password } }));
    const person = new Person({ token: data.token });
    person.token = data.token;
    person.userId = data.userId;
    await person.hears('session.ready');
    return person;
  }

  /** The next announcement of this kind; those before it are passed over. */
  async hears(event) {
    for (;;) {
      while (this.heard.length) {
        const next = this.heard.shift();
        if (next.event === event) return next.payload;
      }
      await inTime(new Promise((resolve) => this.socket.onAny(this.waker = () => resolve())), event);
      this.socket.offAny(this.waker);
    }
  }

  /** The error that refuses the connection. */
  async isRefused() {
    const failed = new Promise((resolve) => this.socket.on('connect_error', resolve));
    const error = await inTime(failed, 'connect_error');
    this.socket.disconnect();
    return error;
  }

  answer(event, ...payload) {
    return inTime(new Promise((resolve) => this.socket.emit(event, ...payload, resolve)), `the answer to ${event}`);
  }

  async ask(event, payload) {
    const answer = await this.answer(event, payload);
    assert.equal(answer.ok, true, `${event} was refused: ${JSON.stringify(answer)}`);
    return answer.data;
  }

  async isRefusedAt(event, code, path, ...payload) {
    const { ok, error } = await this.answer(event, ...payload);
    assert.deepEqual({ ok, code: error?.code, path: error?.path }, { ok: false, code, path });
  }

  /** Breaks the connection as a bad network does; the client comes back by itself. */
  async losesConnection() {
    this.heard.length = 0;
    this.socket.io.engine.close();
    await this.hears('session.ready');
  }

  async leaves() {
    this.socket.disconnect();
  }
}

export { assert, once };
