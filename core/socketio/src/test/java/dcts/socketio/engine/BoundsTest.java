package dcts.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.socketio.engine.EngineFixture.Http;
import dcts.socketio.engine.EngineFixture.Link;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What all clients together, or one in a hurry, can make the engine keep. */
class BoundsTest {

    @Test
    void whoHasTheMostWaitingIsCutWhenTooMuchWaitsAltogether() {
        var fixture = new EngineFixture(new OutboundLimits(10_000, 100, 10_000));
        List<EngineSession> sessions = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            fixture.openIdle(stuck());
            sessions.add(fixture.session());
            fixture.send("in flight");
        }
        for (int i = 0; i < 4; i++) {
            sessions.get(i).send(EngineFixture.message("x".repeat(1_000 * (i + 1))));
        }
        assertThat(fixture.log).as("the last one crosses the border").containsExactly("closed SLOW_CONSUMER");
        assertThat(sessions).extracting(EngineSession::isOver).containsExactly(false, false, false, true);
        sessions.get(0).send(EngineFixture.message("x".repeat(3_500)));
        assertThat(fixture.log).hasSize(1);
        assertThat(fixture.engine.outbound().waiting()).isBetween(9_000L, 10_000L);
        fixture.engine.close(Duration.ofMillis(1));
        fixture.timers.advance(2);
        assertThat(fixture.engine.outbound().waiting()).isZero();
    }

    @Test
    void thereAreOnlySoManySessions() {
        var fixture = new EngineFixture();
        for (int i = 0; i < 100; i++) {
            assertThat(fixture.get("").status).isEqualTo(200);
        }
        Http refused = fixture.get("");
        assertThat(refused.status).isEqualTo(503);
        assertThat(refused.body).isEqualTo("Too many connections");
        fixture.post("s0", "1");
        fixture.get("&sid=s0");
        assertThat(fixture.get("").status).isEqualTo(200);
    }

    @Test
    void whoSendsTooFastIsReadNoFaster() {
        var fixture = new EngineFixture();
        Link link = new Link();
        WebSocketPeer peer = fixture.webSocket("", link);
        int[] read = {0};
        Runnable[] sender = new Runnable[1];
        sender[0] = () -> {
            if (read[0] < 250) {
                peer.text("4m" + read[0]++, sender[0]);
            }
        };
        sender[0].run();
        assertThat(read[0])
                .as("two seconds' worth, and the one that was too many")
                .isEqualTo(201);
        assertThat(fixture.log).contains("throttled");
        fixture.timers.advance(100);
        assertThat(read[0]).isBetween(210, 212);
        assertThat(fixture.log).contains("m209");
    }

    private static Link stuck() {
        Link link = new Link();
        link.instant = false;
        return link;
    }
}
