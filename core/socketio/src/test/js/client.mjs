// Runs the official JavaScript client against the test fixture: node client.mjs URL DIRECTORY-WITH-NODE_MODULES
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const [url, modules] = process.argv.slice(2);
const { io, Manager } = createRequire(join(modules, "package.json"))("socket.io-client");

const modes = {
  default: {},
  polling: { transports: ["polling"] },
  websocket: { transports: ["websocket"] },
};

const next = (socket, event) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${event} in time`)), 10_000);
    socket.once(event, (...args) => {
      clearTimeout(timer);
      resolve(args);
    });
  });

async function connected(options) {
  const socket = io(url, { forceNew: true, ...options });
  await next(socket, "auth");
  return socket;
}

const checks = {
  async "connects with auth and is greeted after the answer"(options) {
    const socket = io(url, { forceNew: true, auth: { name: "Zoë" }, ...options });
    const [auth] = await next(socket, "auth");
    assert.deepEqual(auth, { name: "Zoë" });
    assert.equal(await socket.emitWithAck("whoami"), "Zoë");
    return socket;
  },
  async "is refused with data"(options) {
    const socket = io(url, { forceNew: true, auth: { refuse: true }, ...options });
    const [error] = await next(socket, "connect_error");
    assert.equal(error.message, "not today");
    assert.deepEqual(error.data, { code: "unauthorized" });
    return socket;
  },
  async "is refused an unknown namespace"(options) {
    const socket = io(`${url}/unknown`, { forceNew: true, ...options });
    const [error] = await next(socket, "connect_error");
    assert.equal(error.message, "Invalid namespace");
    return socket;
  },
  async "acknowledges with any arguments"(options) {
    const socket = await connected(options);
    const sent = [1, "ä€😀\u2028", { a: [null, true, -1.5e300] }, []];
    const got = await new Promise((resolve) => socket.emit("message-with-ack", ...sent, (...args) => resolve(args)));
    assert.deepEqual(got, sent);
    return socket;
  },
  async "is asked and answers"(options) {
    const socket = await connected(options);
    socket.on("question", (question, answer) => answer("yes", question.q));
    socket.emit("ask-me", 5_000);
    assert.deepEqual(await next(socket, "answered"), [true, "yes", 1]);
    return socket;
  },
  async "is asked and stays silent"(options) {
    const socket = await connected(options);
    socket.emit("ask-me", 100);
    assert.deepEqual(await next(socket, "answered"), [false]);
    return socket;
  },
  async "carries bytes both ways"(options) {
    const socket = await connected(options);
    socket.emit("message", Buffer.from([1, 2, 3, 255]), { deep: [Buffer.from("zweite")] });
    const [first, second] = await next(socket, "message-back");
    assert.deepEqual(Buffer.from(first), Buffer.from([1, 2, 3, 255]));
    assert.deepEqual(Buffer.from(second.deep[0]), Buffer.from("zweite"));
    const answer = await socket.emitWithAck("message-with-ack", Buffer.alloc(1_000, 7));
    assert.deepEqual(Buffer.from(answer), Buffer.alloc(1_000, 7));
    return socket;
  },
  async "keeps the order both ways"(options) {
    const socket = await connected(options);
    const back = [];
    const numbers = [];
    socket.on("message-back", (n) => back.push(n));
    socket.on("number", (n) => numbers.push(n));
    const wanted = Array.from({ length: 300 }, (_, i) => i);
    wanted.forEach((n) => socket.emit("message", n));
    socket.emit("count", 300);
    await socket.emitWithAck("message-with-ack", 0);
    assert.deepEqual(back, wanted);
    assert.deepEqual(numbers, wanted);
    return socket;
  },
  async "carries a large message"(options) {
    const socket = await connected(options);
    const large = "ß".repeat(150_000);
    assert.equal(await socket.emitWithAck("message-with-ack", large), large);
    return socket;
  },
  async "stays connected over many heartbeats"(options) {
    const socket = await connected(options);
    let lost = null;
    socket.on("disconnect", (reason) => (lost = reason));
    await sleep(2_000);
    assert.equal(lost, null);
    const transport = socket.io.engine.transport.name;
    assert.equal(transport, options.transports?.[0] ?? "websocket");
    return socket;
  },
  async "hears what is said in its room, once and in order"(options) {
    const room = `room of ${options.transports ?? "all"}`;
    const members = await Promise.all([connected(options), connected(options), connected(options)]);
    const heard = members.map(() => []);
    members.forEach((socket, i) => socket.on("said", (n, bytes) => heard[i].push([n, [...new Uint8Array(bytes)]])));
    await Promise.all(members.slice(0, 2).map((socket) => socket.emitWithAck("join", room)));
    const wanted = Array.from({ length: 50 }, (_, i) => [i, [i]]);
    wanted.forEach(([n, bytes]) => members[0].emit("say", room, n, Buffer.from(bytes)));
    await members[0].emitWithAck("message-with-ack", "all was said");
    await Promise.all(members.map((socket) => socket.emitWithAck("message-with-ack", "all was heard")));
    assert.deepEqual(heard, [[], wanted, []]);
    members.slice(1).forEach((socket) => socket.disconnect());
    return members[0];
  },
  async "hears whispers while it reads"(options) {
    const socket = await connected(options);
    const heard = next(socket, "whispered");
    socket.emit("whisper", options.transports ?? "all");
    assert.ok((await heard).length === 1);
    return socket;
  },
  async "is told to leave"(options) {
    const socket = await connected(options);
    socket.emit("leave");
    assert.deepEqual((await next(socket, "disconnect"))[0], "io server disconnect");
    return socket;
  },
  async "uses two namespaces over one connection"(options) {
    const manager = new Manager(url, { forceNew: true, ...options });
    const main = manager.socket("/");
    const custom = manager.socket("/custom", { auth: { who: "me" } });
    await Promise.all([next(main, "auth"), next(custom, "auth")]);
    custom.disconnect();
    assert.deepEqual(await main.emitWithAck("message-with-ack", "still here"), "still here");
    return main;
  },
};

let failures = 0;
let passed = 0;
await Promise.all(
  Object.entries(modes).map(async ([mode, options]) => {
    for (const [name, check] of Object.entries(checks)) {
      try {
        (await check(options)).disconnect();
        passed++;
      } catch (error) {
        failures++;
        console.log(`FAILED ${mode}: ${name}: ${error.stack}`);
      }
    }
  }),
);
console.log(`${passed} passed, ${failures} failed`);
process.exit(failures === 0 ? 0 : 1);
