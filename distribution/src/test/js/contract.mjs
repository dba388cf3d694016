// The contract of the main job, row by row, as any client may rely on it.
//   node contract.mjs URL PACKAGE_JSON [TRANSPORTS]
import { assert, granted, http, password, Person, refused, runAll, test } from './harness.mjs';

const run = `${process.pid}`;
const text = 'canary-of-a-text';
let alice;
let bob;
let general;
let nonces = 0;

const nonce = () => `js.${run}-${(nonces += 1)}`;
const message = (more) => ({ channelId: general, nonce: nonce(), text, ...more });
const say = async (person, more) => (await person.ask('chat.send', message(more))).message;

// ---- accounts and sessions

test('POST /api/accounts makes an account and opens a session', async () => {
  alice = await Person.registers(`alice${run}`);
  bob = await Person.registers(`bob${run}`);
  assert.match(alice.userId, /^[1-9]\d{0,18}$/);
  assert.match(alice.token, /^[\w-]{43}$/);
});

test('POST /api/accounts refuses what is out of bounds with its path', async () => {
  const refuse = async (body, path) => refused(await http('POST', '/api/accounts', { body }), 400, 'invalid', path);
  await refuse({ loginName: '', password }, 'loginName');
  await refuse({ loginName: 'a b', password }, 'loginName');
  await refuse({ loginName: 'x'.repeat(33), password }, 'loginName');
  await refuse({ loginName: `c${run}`, password: '1234567' }, 'password');
  await refuse({ loginName: `c${run}`, password: 'x'.repeat(129) }, 'password');
  await refuse({ loginName: `c${run}` }, 'password');
  await refuse({ loginName: `c${run}`, password, invite: 'no-such-invite' }, 'invite');
  await refuse('{', '');
  refused(await http('POST', '/api/accounts', { body: `"${'x'.repeat(70_000)}"` }), 413, 'too_large');
});

test('POST /api/accounts knows names in any case', async () => {
  const answer = await http('POST', '/api/accounts', { body: { loginName: `ALICE${run}`, password } });
  refused(answer, 409, 'conflict');
});

test('POST /api/sessions opens another session', async () => {
  const body = { loginName: `Alice${run}`, password };
  const data = granted(await http('POST', '/api/sessions', { body }));
  assert.equal(data.userId, alice.userId);
  assert.notEqual(data.token, alice.token);
});

test('POST /api/sessions answers a wrong name and a wrong password alike', async () => {
  const wrong = 'canary-of-a-wrong-password';
  refused(await http('POST', '/api/sessions', { body: { loginName: `alice${run}`, password: wrong } }), 401, 'unauthorized');
  refused(await http('POST', '/api/sessions', { body: { loginName: `nobody${run}`, password } }), 401, 'unauthorized');
});

test('cookie: true keeps the token out of the answer', async () => {
  const body = { loginName: `bob${run}`, password, cookie: true };
  const answer = await http('POST', '/api/sessions', { body });
  assert.equal(granted(answer).token, undefined);
  const cookie = answer.headers.get('set-cookie');
  assert.match(cookie, /^dcts_session=[\w-]{43};/);
  assert.match(cookie, /HttpOnly/i);
  assert.match(cookie, /SameSite=Lax/i);
  const sameBob = new Person(null, { extraHeaders: { cookie: cookie.split(';')[0] } });
  assert.equal((await sameBob.hears('session.ready')).userId, bob.userId);
  await sameBob.leaves();
});

test('DELETE /api/sessions/current ends the session and its connection', async () => {
  const { token } = granted(await http('POST', '/api/sessions', { body: { loginName: `bob${run}`, password } }));
  const third = new Person({ token });
  await third.hears('session.ready');
  const gone = new Promise((resolve) => third.socket.on('disconnect', resolve));
  granted(await http('DELETE', '/api/sessions/current', { token }));
  await gone;
  third.socket.disconnect();
  refused(await http('DELETE', '/api/sessions/current', { token }), 401, 'unauthorized');
  assert.equal((await new Person({ token }).isRefused()).data?.code, 'unauthorized');
});

// ---- connecting

test('connecting with a wrong token or with none is refused', async () => {
  for (const auth of [{ token: 'x'.repeat(43) }, { token: 7 }, {}, null]) {
    const error = await new Person(auth).isRefused();
    assert.equal(error.data?.code, 'unauthorized', JSON.stringify(auth));
  }
});

test('session.ready is the first announcement and says who it is', async () => {
  const again = new Person({ token: alice.token });
  const first = await again.hears('session.ready');
  assert.equal(first.userId, alice.userId);
  assert.equal(again.heard.length, 0);
  await again.leaves();
});

test('an unknown event and a payload that is not one object are refused', async () => {
  await alice.isRefusedAt('no.such.event', 'unknown_event', undefined, {});
  await alice.isRefusedAt('chat.tree', 'invalid', '');
  await alice.isRefusedAt('chat.tree', 'invalid', '', 'text');
  await alice.isRefusedAt('chat.tree', 'invalid', '', [], {});
  await alice.isRefusedAt('chat.send', 'invalid', 'channelId', {});
});

// ---- the chat

test('chat.tree shows the channels with their counters', async () => {
  const { groups } = await alice.ask('chat.tree', {});
  const [group] = groups;
  const [category] = group.categories;
  assert.deepEqual(category.channels.map((channel) => channel.name), ['general', 'random']);
  for (const { id, kind, seq, rev } of category.channels) {
    assert.match(id, /^[1-9]\d{0,18}$/);
    assert.equal(kind, 'text');
    assert.ok(Number.isInteger(seq) && Number.isInteger(rev));
  }
  general = category.channels[0].id;
});

test('chat.send is acknowledged, and announced to everybody', async () => {
  const sent = await say(alice, { text: `${text} äöü 🚀\n\tindented` });
  assert.equal(sent.text, `${text} äöü 🚀\n\tindented`);
  assert.equal(sent.authorId, alice.userId);
  assert.equal(sent.channelId, general);
  assert.ok(Number.isInteger(sent.createdAt) && Math.abs(Date.now() - sent.createdAt) < 3_600_000);
  assert.deepEqual((await bob.hears('chat.message.created')).message, sent);
  assert.deepEqual((await alice.hears('chat.message.created')).message, sent);
  const reply = await say(bob, { replyTo: sent.id });
  assert.equal(reply.replyTo, sent.id);
  assert.equal(reply.seq, sent.seq + 1);
  assert.equal(reply.rev, sent.rev + 1);
});

test('chat.send answers the same nonce with the first result', async () => {
  const payload = message();
  const first = (await alice.ask('chat.send', payload)).message;
  assert.deepEqual((await alice.ask('chat.send', payload)).message, first);
  await alice.isRefusedAt('chat.send', 'conflict', undefined, { ...payload, text: 'other' });
  assert.notEqual((await bob.ask('chat.send', payload)).message.id, first.id);
});

test('chat.send refuses what is out of bounds with its path', async () => {
  const refuse = (code, path, more) => alice.isRefusedAt('chat.send', code, path, message(more));
  await refuse('invalid', 'text', { text: 'x'.repeat(8_001) });
  await refuse('invalid', 'text', { text: ' \n ' });
  await refuse('invalid', 'text', { text: `${text}\u0007` });
  await refuse('invalid', 'text', { text: 7 });
  await refuse('invalid', 'nonce', { nonce: 'a b' });
  await refuse('invalid', 'nonce', { nonce: 'x'.repeat(65) });
  await refuse('invalid', 'replyTo', { replyTo: 'x' });
  await refuse('not_found', undefined, { channelId: '1' });
  await say(alice, { text: 'x'.repeat(8_000) });
});

test('chat.history pages both ways', async () => {
  const said = [];
  for (let i = 0; i < 5; i += 1) said.push(await say(alice, { text: `page ${i}` }));
  const ids = (page) => page.messages.map(({ id }) => id);
  const history = (more) => alice.ask('chat.history', { channelId: general, ...more });
  const newest = await history({ limit: 2 });
  assert.deepEqual(newest.messages, said.slice(3));
  assert.equal(newest.hasMore, true);
  assert.deepEqual(ids(await history({ before: said[3].id, limit: 2 })), ids({ messages: said.slice(1, 3) }));
  const newer = await history({ after: said[2].id, limit: 100 });
  assert.deepEqual(newer, { messages: said.slice(3), hasMore: false });
  const refuse = (path, more) => alice.isRefusedAt('chat.history', 'invalid', path, { channelId: general, ...more });
  await refuse('after', { before: said[1].id, after: said[0].id });
  await refuse('limit', { limit: 0 });
  await refuse('limit', { limit: 101 });
  await alice.isRefusedAt('chat.history', 'not_found', undefined, { channelId: '1' });
});

test('chat.changes fills the gap after a lost connection', async () => {
  const last = await say(bob);
  await bob.losesConnection();
  const missed = [await say(alice), await say(alice)];
  const { changes, hasMore } = await bob.ask('chat.changes', { channelId: general, afterRev: last.rev });
  assert.deepEqual(changes, missed.map((each) => ({ rev: each.rev, message: each })));
  assert.equal(hasMore, false);
  await bob.isRefusedAt('chat.changes', 'chat.resync', undefined, { channelId: general, afterRev: last.rev + 1_000 });
  await bob.isRefusedAt('chat.changes', 'invalid', 'afterRev', { channelId: general, afterRev: -1 });
  await bob.isRefusedAt('chat.changes', 'not_found', undefined, { channelId: '1', afterRev: 0 });
});

// ---- what is asked over HTTP

test('GET /api/ui names the pieces, which may be kept for ever', async () => {
  const { api, pieces } = granted(await http('GET', '/api/ui'));
  assert.equal(api, 1);
  const chat = pieces.find(({ id }) => id === 'chat');
  assert.match(chat.entry, /^\/ui\/chat\/\w+\/index\.js$/);
  const module = await http('GET', chat.entry);
  assert.equal(module.status, 200);
  assert.match(module.headers.get('cache-control'), /immutable/);
});

test('health and metrics answer on this machine', async () => {
  for (const path of ['/health/live', '/health/ready', '/metrics']) {
    assert.equal((await http('GET', path)).status, 200, path);
  }
});

test('an unknown path of the API is refused in the envelope', async () => {
  refused(await http('GET', '/api/nothing'), 404, 'not_found');
});

await runAll();
