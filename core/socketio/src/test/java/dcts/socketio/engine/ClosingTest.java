package dcts.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.socketio.engine.EngineFixture.Link;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What still reaches the client when a session is closed. */
class ClosingTest {
    private final EngineFixture fixture = new EngineFixture();
    private final Link link = new Link();

    @Test
    void closingWaitsForTheQueueOnAWebSocket() {
        fixture.openIdle(link);
        link.instant = false;
        fixture.session().send(EngineFixture.message("a"));
        fixture.session().send(EngineFixture.message("b"));
        fixture.session().closeAfterFlush(CloseReason.FORCED_CLOSE, "");
        fixture.session().send(EngineFixture.message("too late"));
        link.complete();
        assertThat(fixture.log).isEmpty();
        link.complete();
        assertThat(link.sent).endsWith("4a", "4b");
        assertThat(link.closeCode).isEqualTo(1000);
        assertThat(fixture.log).containsExactly("closed FORCED_CLOSE");
    }

    @Test
    void closingListensForPongs() throws Exception {
        fixture.openIdle(link);
        link.instant = false;
        fixture.send("a");
        fixture.send("b");
        fixture.session().closeAfterFlush(CloseReason.FORCED_CLOSE, "");
        fixture.timers.advance(EngineFixture.INTERVAL);
        link.complete();
        fixture.pong();
        fixture.timers.advance(EngineFixture.TIMEOUT);
        assertThat(fixture.log).isEmpty();
        link.complete();
        assertThat(link.sent).endsWith("2", "4b");
        assertThat(fixture.log).containsExactly("closed FORCED_CLOSE");
    }

    @Test
    void closingServerHurriesThoseWhoAreClosing() {
        fixture.get("");
        fixture.send("never fetched");
        fixture.session().closeAfterFlush(CloseReason.FORCED_CLOSE, "");
        fixture.engine.close(Duration.ofMillis(100));
        fixture.timers.advance(100);
        assertThat(fixture.log).containsExactly("closed FORCED_CLOSE");
        assertThat(fixture.timers.pending()).isZero();
    }

    @Test
    void lastWordsOfTheServerLeaveBeforeItDropsTheWebSocket() {
        fixture.openIdle(link);
        link.instant = false;
        fixture.send("a");
        fixture.send("last words");
        fixture.engine.close(Duration.ofSeconds(1));
        assertThat(link.aborted).isFalse();
        link.complete();
        link.complete();
        assertThat(link.sent).endsWith("4a", "4last words");
        assertThat(link.aborted).isTrue();
        assertThat(fixture.log).containsExactly("closed SERVER_CLOSE");
    }

    @Test
    void closingServerWaitsForTheEndOfAnUpgrade() throws Exception {
        fixture.get("");
        WebSocketPeer peer = fixture.webSocket("&sid=s0", link);
        peer.text("2probe", () -> {});
        fixture.send("last words");
        fixture.engine.close(Duration.ofSeconds(1));
        assertThat(fixture.log).isEmpty();
        peer.text("5", () -> {});
        assertThat(link.sent).endsWith("4last words");
        assertThat(link.aborted).isTrue();
        assertThat(fixture.log).containsExactly("upgraded", "closed SERVER_CLOSE");
    }

    @Test
    void closingServerWaitsForNobodyForLong() {
        fixture.get("");
        fixture.send("never fetched");
        fixture.engine.close(Duration.ofMillis(200));
        fixture.timers.advance(199);
        assertThat(fixture.log).isEmpty();
        fixture.timers.advance(1);
        assertThat(fixture.log).containsExactly("closed SERVER_CLOSE");
    }

    @Test
    void closingServerDoesNotWaitForPollsWithoutNeed() {
        fixture.get("");
        fixture.engine.close(Duration.ofSeconds(1));
        assertThat(fixture.log).containsExactly("closed SERVER_CLOSE");
        assertThat(fixture.engine.size()).isZero();
    }

    @Test
    void closingWaitsForTheNextPollButNotForEver() {
        fixture.get("");
        fixture.session().send(EngineFixture.message("a"));
        fixture.session().closeAfterFlush(CloseReason.FORCED_CLOSE, "");
        assertThat(fixture.get("&sid=s0").body)
                .as("a close beside it would win over it")
                .isEqualTo("4a");
        assertThat(fixture.log).isEmpty();
        assertThat(fixture.get("&sid=s0").body).isEqualTo("1");
        assertThat(fixture.log).containsExactly("closed FORCED_CLOSE");
        fixture.get("");
        fixture.session().closeAfterFlush(CloseReason.FORCED_CLOSE, "");
        fixture.timers.advance(5_000);
        assertThat(fixture.engine.size()).isZero();
    }
}
