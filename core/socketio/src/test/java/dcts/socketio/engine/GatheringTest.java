package dcts.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.socketio.engine.EngineFixture.Link;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When frames leave by themselves, and when together. */
class GatheringTest {
    private final EngineFixture fixture = new EngineFixture();
    private final Link link = new Link();

    @Test
    void loneFrameLeavesAtOnceAndTheRestTogether() {
        fixture.openIdle(link);
        link.instant = false;
        for (int i = 0; i < 5; i++) {
            fixture.session().send(EngineFixture.message("m" + i));
        }
        assertThat(link.sent).endsWith("4m0");
        link.complete();
        assertThat(link.batches).containsExactly(1, 1, 4);
        assertThat(link.sent).endsWith("4m1", "4m2", "4m3", "4m4");
    }

    @Test
    void framesOfABusyMomentLeaveTogether() {
        fixture.openIdle(link);
        fixture.send("first");
        fixture.timers.advance(2);
        fixture.send("second");
        fixture.timers.advance(3);
        fixture.send("third");
        assertThat(link.sent).endsWith("4first");
        fixture.timers.advance(1);
        assertThat(link.batches).containsExactly(1, 1, 2);
        assertThat(link.sent).endsWith("4first", "4second", "4third");
    }

    @Test
    void whatTheClientWaitsForTakesTheOthersAlong() {
        fixture.openIdle(link);
        fixture.send("first");
        fixture.send("second");
        fixture.session().send(Outgoing.of(List.of(EngineFrame.message("answer")), true));
        assertThat(link.sent).endsWith("4first", "4second", "4answer");
        fixture.timers.advance(10);
        assertThat(link.batches).containsExactly(1, 1, 2);
    }

    @Test
    void framesThatAreFarApartNeverWait() throws Exception {
        fixture.openIdle(link);
        for (int i = 0; i < 100; i++) {
            fixture.send("m" + i);
            assertThat(link.sent).endsWith("4m" + i);
            fixture.timers.advance(25);
            fixture.pong();
        }
    }

    @Test
    void nobodyWaitsWhereThatDoesNotPay() throws Exception {
        fixture.openIdle(link);
        int waited = 0;
        for (int i = 0; i < 100; i++) {
            fixture.send("m" + i);
            waited += link.sent.getLast().equals("4m" + i) ? 0 : 1;
            fixture.timers.advance(10);
            fixture.pong();
        }
        assertThat(waited).as("once, and then not for 60 ms").isBetween(10, 15);
        assertThat(link.sent).endsWith("4m98", "4m99");
    }

    /** A broadcast takes its time to reach everybody: that it came alone to some proves nothing. */
    @Test
    void whetherItPaysIsDecidedForAllTogether() {
        fixture.openIdle(link);
        EngineSession one = fixture.session();
        Link busier = new Link();
        fixture.openIdle(busier);
        EngineSession other = fixture.session();
        one.send(EngineFixture.message("at once"));
        other.send(EngineFixture.message("at once"));
        one.send(EngineFixture.message("alone"));
        other.send(EngineFixture.message("with"));
        other.send(EngineFixture.message("company"));
        fixture.timers.advance(4);
        one.send(EngineFixture.message("waits again"));
        assertThat(link.sent).endsWith("4at once", "4alone");
        fixture.timers.advance(4);
        one.send(EngineFixture.message("waits no more"));
        assertThat(link.sent).endsWith("4waits again", "4waits no more");
    }

    @Test
    void nobodyIsCutForWhatWeHeldBack() {
        fixture.openIdle(link);
        for (int i = 0; i < 50; i++) {
            fixture.send("m" + i);
        }
        assertThat(fixture.log).isEmpty();
        fixture.timers.advance(4);
        assertThat(link.sent).endsWith("4m48", "4m49").hasSize(51);
    }

    @Test
    void nobodyGathersWhereTooMuchWaitsAltogether() {
        EngineFixture tight = new EngineFixture(new OutboundLimits(10_000, 10, 1_000));
        tight.openIdle(link);
        EngineSession first = tight.session();
        Link other = new Link();
        tight.openIdle(other);
        for (EngineSession session : List.of(first, tight.session())) {
            session.send(EngineFixture.message("at once"));
            session.send(EngineFixture.message("x".repeat(600)));
        }
        assertThat(tight.log).as("both read").isEmpty();
    }

    @Test
    void gatheringEndsWithTheSession() {
        fixture.openIdle(link);
        fixture.send("first");
        fixture.send("second");
        fixture.session().close(CloseReason.FORCED_CLOSE);
        fixture.timers.advance(10);
        assertThat(link.sent).endsWith("4first");
        assertThat(fixture.log).containsExactly("closed FORCED_CLOSE");
    }
}
