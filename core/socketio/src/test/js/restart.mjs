// The official JavaScript client over a restart of its server: node restart.mjs URL DIRECTORY-WITH-NODE_MODULES
import { createRequire } from "node:module";
import { join } from "node:path";

const [url, modules] = process.argv.slice(2);
const { io } = createRequire(join(modules, "package.json"))("socket.io-client");

const modes = {
  default: {},
  polling: { transports: ["polling"] },
  websocket: { transports: ["websocket"] },
};

const sockets = Object.entries(modes).map(([mode, options]) => ({
  mode,
  socket: io(url, { forceNew: true, reconnectionDelay: 50, reconnectionDelayMax: 200, ...options }),
}));

/** Resolves with the names of the modes once all of them did what is asked for. */
const all = async (act) => (await Promise.all(sockets.map(act))).join();

const once = ({ mode, socket }, event) => new Promise((resolve) => socket.once(event, () => resolve(mode)));

await all((each) => once(each, "auth"));
const lost = all((each) => once(each, "disconnect"));
console.log("connected");
console.log(`lost ${await lost}`);
// Said while there is no server; it must arrive once there is one again.
const back = await all(async ({ mode, socket }) => ((await socket.emitWithAck("message-with-ack", mode)) === mode ? mode : "wrong"));
console.log(`back ${back}`);
process.exit(0);
