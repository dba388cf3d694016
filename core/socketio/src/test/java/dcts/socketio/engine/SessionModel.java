package dcts.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.socketio.engine.EngineFixture.Http;
import java.time.Duration;
import java.util.List;

/** One session with its client, its server and its network, and all that must hold whatever they do. */
final class SessionModel {
    private static final int MOST_BYTES = 5_000;
    private static final int MOST_PACKETS = 12;
    private static final int PACKETS_PER_SECOND = 30;
    /** The engine's own packets and the largest message of the model, which may wait where there is no other. */
    private static final int SLACK = 2_300;

    private static final long DEADLINE = millis(EngineFixture.INTERVAL + EngineFixture.TIMEOUT);
    private static final long THROTTLED = millis(1_000 / PACKETS_PER_SECOND + 10);
    private static final long NEVER = Long.MAX_VALUE;

    final ModelLedger ledger = new ModelLedger();
    final ModelClient client;
    private final EngineFixture fixture =
            new EngineFixture(new OutboundLimits(MOST_BYTES, MOST_PACKETS, 1_000_000), PACKETS_PER_SECOND);
    private final EngineSession session;
    private final long opened = fixture.timers.nanoTime();
    private int accepted;
    private long sentAt;
    private int said;
    private int holds;
    private int looked;
    private int dropped;
    private int taken;
    private boolean inOrder = true;
    private boolean closedAtOnce;
    private long closeBy = NEVER;
    private long idleUntil = opened + DEADLINE;

    SessionModel(boolean direct) {
        client = new ModelClient(fixture, ledger, direct);
        session = fixture.session();
        fixture.handler = this::handle;
    }

    // ---- the server

    void send(int kind) {
        if (closeBy == NEVER && !isOver()) {
            accepted++;
            sentAt = now();
            session.send(ledger.next(kind));
        }
    }

    void hold() {
        holds++;
        session.holdReading();
    }

    void release() {
        if (holds > 0) {
            holds--;
            aliveAt(now());
            session.releaseReading();
        }
    }

    void close() {
        closedAtOnce = true;
        session.close(CloseReason.FORCED_CLOSE);
    }

    void closeAfterFlush() {
        closeWithin(Duration.ofSeconds(5));
        session.closeAfterFlush(CloseReason.FORCED_CLOSE, "");
    }

    void serverCloses(int millis) {
        closedAtOnce |= client.isPolling();
        closeWithin(Duration.ofMillis(millis));
        fixture.engine.close(Duration.ofMillis(millis));
    }

    // ---- the client

    /** Says the next numbered message; some make the layer above do something at once. */
    void say(int kind) {
        String effect = switch (kind % 12) {
            case 0 -> "!send";
            case 1 -> "!hold";
            default -> "";
        };
        client.say("4" + said++ + effect);
    }

    /** More than is read at once. */
    void sayMuch(int kind) {
        for (int i = 0; i < kind % 100; i++) {
            client.say("4" + said++);
        }
    }

    void pong() {
        client.say("3");
    }

    /** The client does what makes the order of what it says undefined. */
    void mixUp() {
        inOrder = false;
    }

    // ---- time

    void advance(int millis) {
        if (client.takeSignOfLife()) {
            aliveAt(now());
        }
        fixture.timers.advance(millis);
        noteAll();
        if (!isOver()) {
            assertThat(now()).as("its time was over").isLessThan(holds > 0 ? NEVER : idleUntil);
            assertThat(now()).as("it was to be closed").isLessThan(closeBy);
            if (client.isIdle() && now() - sentAt >= FlushTick.GATHER.toNanos()) {
                assertThat(session.queuedBytes()).as("waits for nobody").isZero();
            }
        }
    }

    void skip(int millis) {
        fixture.timers.skip(millis);
        aliveAt(now());
    }

    // ---- what must hold

    /** Looks at the traces of the last move. */
    void check() {
        client.look();
        noteAll();
        boolean over = isOver();
        assertThat(fixture.engine.size()).isEqualTo(over ? 0 : 1);
        assertThat(fixture.log.stream().filter(entry -> entry.startsWith("closed")))
                .hasSize(over ? 1 : 0);
        assertThat(session.queuedBytes()).isLessThanOrEqualTo(over ? 0 : MOST_BYTES + SLACK);
        assertThat(fixture.engine.outbound().waiting()).isEqualTo(session.queuedBytes());
        if (over) {
            assertThat(fixture.log).last().asString().startsWith("closed");
            assertThat(client.requests).filteredOn(http -> !client.isSlow(http)).allMatch(http -> http.status != 0);
        }
    }

    /** Lets the client catch up; then everything that was said must have arrived. */
    void catchUp() {
        client.endPost(2);
        for (int i = 0; i < 5_000 && !isOver() && !(isSettled() && i > 10); i++) {
            release();
            client.sockets.forEach(socket -> socket.link.instant = true);
            client.sockets.forEach(socket -> socket.link.complete());
            client.react();
            advance(10);
            check();
        }
        check();
        if (!isOver()) {
            assertThat(ledger.heard() + dropped).as("messages of the server").isEqualTo(accepted);
            assertThat(taken).as("messages of the client").isEqualTo(said);
        } else if (closeBy != NEVER && !closedAtOnce && now() < closeBy && endedBy(CloseReason.FORCED_CLOSE)) {
            assertThat(ledger.heard() + dropped).as("last words").isEqualTo(accepted);
        }
    }

    /** Ends the session if nobody did, and looks at what is left. */
    void end() {
        if (!isOver()) {
            session.close(CloseReason.FORCED_CLOSE);
        }
        check();
        client.poll();
        client.postRaw("4late");
        client.endPost(0);
        client.sockets.forEach(ModelSocket::leave);
        fixture.timers.advance(FlushTick.GATHER.toMillis());
        check();
        assertThat(client.requests).extracting((Http http) -> http.status).doesNotContain(0);
        assertThat(fixture.timers.pending()).as("timers").isZero();
    }

    boolean isOver() {
        return session.isOver();
    }

    boolean endedBy(CloseReason reason) {
        return fixture.log.contains("closed " + reason);
    }

    private boolean isSettled() {
        return client.isSilent() && ledger.heard() + dropped == accepted && session.queuedBytes() == 0;
    }

    private void handle(String text) {
        if (text.endsWith("!send")) {
            send(1);
        } else if (text.endsWith("!hold")) {
            hold();
        }
    }

    private void noteAll() {
        List<String> fresh = fixture.log.subList(looked, fixture.log.size());
        fresh.forEach(this::note);
        looked = fixture.log.size();
    }

    private void note(String entry) {
        if (entry.startsWith("dropped ")) {
            dropped += Integer.parseInt(entry, 8, entry.length(), 10);
        } else if (entry.equals("throttled")) {
            aliveAt(now() + THROTTLED);
        } else if (Character.isDigit(entry.charAt(0))) {
            int number = Integer.parseInt(entry.replaceAll("!.*", ""));
            assertThat(number).isEqualTo(inOrder ? taken : number);
            taken++;
        }
    }

    private void aliveAt(long time) {
        idleUntil = Math.max(idleUntil, time + DEADLINE);
    }

    private void closeWithin(Duration time) {
        closeBy = Math.min(closeBy, now() + time.toNanos());
    }

    private long now() {
        return fixture.timers.nanoTime();
    }

    private static long millis(int millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
