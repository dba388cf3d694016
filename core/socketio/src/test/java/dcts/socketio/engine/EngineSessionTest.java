package dcts.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.socketio.engine.EngineFixture.Http;
import dcts.socketio.engine.EngineFixture.Link;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EngineSessionTest {
    private final EngineFixture fixture = new EngineFixture();
    private final Link link = new Link();

    @Test
    void waitingPollIsAnsweredByTheFirstPacket() {
        fixture.get("");
        Http poll = fixture.get("&sid=s0");
        assertThat(poll.status).isZero();
        fixture.session().send(EngineFixture.message("a"));
        fixture.session().send(EngineFixture.message("b"));
        fixture.session().send(EngineFixture.message("c"));
        assertThat(poll.body).isEqualTo("4a");
        assertThat(fixture.get("&sid=s0").body).isEqualTo("4b\u001e4c");
    }

    @Test
    void answerThatCannotBeWrittenEndsTheSession() {
        fixture.get("");
        Http poll = fixture.get("&sid=s0");
        fixture.session().send(EngineFixture.message("lost"));
        Objects.requireNonNull(poll.onFailure).accept(new IllegalStateException());
        assertThat(fixture.log).containsExactly("closed TRANSPORT_ERROR");
        assertThat(fixture.engine.size()).isZero();
    }

    @Test
    void secondPollEndsBoth() {
        fixture.get("");
        Http first = fixture.get("&sid=s0");
        Http second = fixture.get("&sid=s0");
        assertThat(first.body).isEqualTo("1");
        assertThat(first.status).isEqualTo(200);
        assertThat(second.status).isEqualTo(400);
        assertThat(fixture.get("&sid=s0").status).isEqualTo(400);
    }

    @Test
    void closeOfTheClientReleasesItsPoll() {
        fixture.get("");
        Http poll = fixture.get("&sid=s0");
        assertThat(fixture.post("s0", "4before\u001e1\u001e4after").body).isEqualTo("ok");
        assertThat(poll.body).isEqualTo("6");
        assertThat(fixture.log).containsExactly("before", "closed TRANSPORT_CLOSE");
        assertThat(fixture.timers.pending()).isZero();
    }

    @Test
    void deadlinesAreAbsoluteAndPongMovesThem() {
        fixture.get("");
        Http poll = fixture.get("&sid=s0");
        fixture.timers.advance(299);
        assertThat(poll.status).isZero();
        fixture.timers.advance(1);
        assertThat(poll.body).isEqualTo("2");
        fixture.timers.advance(100);
        assertThat(fixture.post("s0", "3").status).isEqualTo(200);
        Http next = fixture.get("&sid=s0");
        fixture.timers.advance(299);
        assertThat(next.status).isZero();
        fixture.timers.advance(1);
        assertThat(next.body).isEqualTo("2");
        fixture.timers.advance(199);
        assertThat(fixture.engine.size()).isEqualTo(1);
        fixture.timers.advance(1);
        assertThat(fixture.log).containsExactly("closed PING_TIMEOUT");
    }

    @Test
    void lateRequestIsRefusedThoughTheTimerSleeps() {
        fixture.get("");
        fixture.timers.skip(500);
        assertThat(fixture.get("&sid=s0").status).isEqualTo(400);
        assertThat(fixture.log).containsExactly("closed PING_TIMEOUT");
    }

    @Test
    void aPauseOfOurOwnDoesNotCloseEveryone() {
        fixture.webSocket("", link);
        fixture.timers.skip(10_000);
        fixture.timers.advance(0);
        assertThat(link.sent).endsWith("2");
        fixture.timers.advance(EngineFixture.TIMEOUT - 1);
        assertThat(fixture.engine.size()).isEqualTo(1);
        fixture.timers.advance(1);
        assertThat(fixture.log).containsExactly("closed PING_TIMEOUT");
    }

    @Test
    void unaskedPongProvesNothing() {
        WebSocketPeer peer = fixture.webSocket("", link);
        fixture.timers.advance(299);
        peer.text("3", () -> {});
        fixture.timers.advance(201);
        assertThat(fixture.log).containsExactly("closed PING_TIMEOUT");
        assertThat(link.aborted).isTrue();
    }

    @Test
    void clientThatWasNotReadUntilNowHasTimeToAnswer() {
        fixture.webSocket("", link);
        fixture.session().holdReading();
        fixture.timers.advance(499);
        fixture.session().releaseReading();
        fixture.timers.advance(200);
        assertThat(fixture.log).isEmpty();
        fixture.timers.advance(1);
        assertThat(fixture.log).containsExactly("closed PING_TIMEOUT");
    }

    @Test
    void pingOvertakesWhatIsQueued() {
        fixture.openIdle(link);
        link.instant = false;
        fixture.session().send(EngineFixture.message("a"));
        fixture.session().send(EngineFixture.message("b"));
        fixture.timers.advance(300);
        link.complete();
        assertThat(link.sent).containsSubsequence("4a", "2", "4b");
    }

    @Test
    void tooManyQueuedPacketsEndTheSession() {
        fixture.openIdle(link);
        link.instant = false;
        for (int i = 0; i < 11; i++) {
            fixture.session().send(EngineFixture.message("m" + i));
        }
        assertThat(fixture.log).isEmpty();
        fixture.session().send(EngineFixture.message("one too many"));
        assertThat(fixture.log).containsExactly("closed SLOW_CONSUMER");
        assertThat(link.aborted).isTrue();
    }

    @Test
    void writeThatNeverEndsEndsTheSession() {
        WebSocketPeer peer = fixture.webSocket("", link);
        link.instant = false;
        fixture.session().send(EngineFixture.message("stuck"));
        for (int i = 0; i < 90; i++) {
            fixture.timers.advance(300);
            peer.text("3", () -> {});
        }
        assertThat(fixture.log).isEmpty();
        for (int i = 0; i < 15; i++) {
            fixture.timers.advance(300);
            peer.text("3", () -> {});
        }
        assertThat(fixture.log).containsExactly("closed SLOW_CONSUMER");
        assertThat(link.aborted).isTrue();
    }

    @Test
    void upgradeCarriesTheQueueOver() {
        fixture.get("");
        Http poll = fixture.get("&sid=s0");
        WebSocketPeer peer = fixture.webSocket("&sid=s0", link);
        peer.text("2probe", () -> {});
        assertThat(link.sent).containsExactly("3probe");
        assertThat(poll.body).isEqualTo("6");
        Http late = fixture.get("&sid=s0");
        assertThat(late.status).isZero();
        fixture.timers.advance(50);
        assertThat(late.body).isEqualTo("6");
        fixture.session().send(EngineFixture.message("queued"));
        peer.text("5", () -> {});
        assertThat(link.sent).containsExactly("3probe", "4queued");
        assertThat(fixture.get("&sid=s0").status).isEqualTo(400);
        assertThat(fixture.log).containsExactly("upgraded");
    }

    @Test
    void pollThatOvertakesTheUpgradeIsRefused() {
        fixture.get("");
        WebSocketPeer peer = fixture.webSocket("&sid=s0", link);
        Http early = fixture.get("&sid=s0");
        peer.text("2probe", () -> {});
        assertThat(early.status).isZero();
        peer.text("5", () -> {});
        assertThat(early.status).isEqualTo(400);
        assertThat(fixture.engine.size()).isEqualTo(1);
    }

    @Test
    void pollThatIsOvertakenByTheGoodbyeIsAnsweredOnce() {
        fixture.get("");
        assertThat(fixture.post("s0", "1").body).isEqualTo("ok");
        assertThat(fixture.get("&sid=s0").body).isEqualTo("6");
        assertThat(fixture.get("&sid=s0").status).isEqualTo(400);
        assertThat(fixture.log).containsExactly("closed TRANSPORT_CLOSE");
        fixture.get("");
        fixture.post("s1", "1");
        fixture.timers.advance(100);
        assertThat(fixture.engine.size()).isZero();
    }

    @Test
    void clientThatDoesNotAwaitTheAnswerToItsProbeIsReadAfterIt() {
        fixture.get("");
        link.instant = false;
        WebSocketPeer peer = fixture.webSocket("&sid=s0", link);
        peer.text("2probe", () -> {});
        fixture.session().send(EngineFixture.message("queued"));
        int[] read = {0};
        peer.text("5", () -> read[0]++);
        assertThat(fixture.log).isEmpty();
        assertThat(read[0]).isZero();
        link.complete();
        assertThat(fixture.log).containsExactly("upgraded");
        assertThat(read[0]).isEqualTo(1);
        assertThat(link.sent).containsExactly("3probe", "4queued");
    }

    @Test
    void upgradeThatIsNotFinishedIsGivenUp() {
        EngineSession session = openAndPong();
        WebSocketPeer peer = fixture.webSocket("&sid=s0", link);
        peer.text("2probe", () -> {});
        for (int i = 0; i < 35; i++) {
            fixture.timers.advance(300);
            fixture.get("&sid=s0");
            fixture.post("s0", "3");
        }
        assertThat(link.closeCode).isPositive();
        session.send(EngineFixture.message("still polling"));
        peer.text("5", () -> {});
        assertThat(fixture.log).doesNotContain("upgraded");
        assertThat(fixture.engine.size()).isEqualTo(1);
    }

    @Test
    void socketThatDoesNotAnswerTheCloseIsDropped() {
        fixture.webSocket("", link);
        fixture.session().close(CloseReason.PARSE_ERROR);
        assertThat(link.closeCode).isEqualTo(1002);
        fixture.timers.advance(4_999);
        assertThat(link.aborted).isFalse();
        fixture.timers.advance(1);
        assertThat(link.aborted).isTrue();
        assertThat(fixture.timers.pending()).isZero();
    }

    @Test
    void heldReadersWaitAndEndWithTheSession() {
        fixture.get("");
        EngineSession session = fixture.session();
        session.holdReading();
        Http post = fixture.post("s0", "4a\u001e4b");
        assertThat(post.status).isZero();
        assertThat(fixture.log).isEmpty();
        session.releaseReading();
        assertThat(post.body).isEqualTo("ok");
        assertThat(fixture.log).containsExactly("a", "b");
        session.holdReading();
        Http lost = fixture.post("s0", "4c");
        session.close(CloseReason.SERVER_CLOSE);
        assertThat(lost.status).isEqualTo(400);
        assertThat(fixture.log).isEqualTo(List.of("a", "b", "closed SERVER_CLOSE"));
    }

    @Test
    void readersOfBothTransportsKeepTheirOrderAndAreHeldAgain() {
        fixture.get("");
        EngineSession session = fixture.session();
        fixture.handler = text -> session.holdReading();
        fixture.post("s0", "4a\u001e4b\u001e4c");
        ModelSocket early = new ModelSocket(fixture.engine
                .webSocket(EngineFixture.request("GET", "EIO=4&transport=websocket&sid=s0", true), new Http())
                .orElseThrow());
        early.open();
        early.say("2probe");
        early.say("5");
        early.say("4d");
        for (String next : List.of("b", "c", "d")) {
            assertThat(fixture.log).doesNotContain(next);
            session.releaseReading();
            assertThat(fixture.log).last().isEqualTo(next);
        }
    }

    private EngineSession openAndPong() {
        fixture.get("");
        return fixture.session();
    }
}
