package dcts.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.ObjIntConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** A session under random interleavings of everything that can happen to it. */
class SessionModelTest {
    private static final List<String> OUT_OF_TURN = List.of("1", "5", "2probe", "?");

    /** One thing that happens; the number says how much or which. */
    record Move(String name, ObjIntConsumer<SessionModel> act) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A move with its number. */
    record Step(Move move, int number) {
        void run(SessionModel model) {
            move.act.accept(model, number);
        }

        @Override
        public String toString() {
            return move + " " + number;
        }
    }

    @Property(tries = 8_000)
    void staysSoundWhateverHappens(@ForAll boolean direct, @ForAll("anything") List<Step> steps) {
        whateverHappens(direct, steps);
    }

    @Property(tries = 500_000)
    @AddLifecycleHook(OnlyInLongRuns.class)
    void staysSoundWhateverHappensForLong(@ForAll boolean direct, @ForAll("anything") List<Step> steps) {
        whateverHappens(direct, steps);
    }

    @Property(tries = 6_000)
    void losesNothingOfAFaithfulClient(@ForAll boolean direct, @ForAll("faithful") List<Step> steps) {
        faithful(direct, steps);
    }

    @Property(tries = 300_000)
    @AddLifecycleHook(OnlyInLongRuns.class)
    void losesNothingOfAFaithfulClientForLong(@ForAll boolean direct, @ForAll("faithful") List<Step> steps) {
        faithful(direct, steps);
    }

    private static void whateverHappens(boolean direct, List<Step> steps) {
        SessionModel model = new SessionModel(direct);
        for (Step step : steps) {
            if (!model.isOver()) {
                step.run(model);
                model.check();
            }
        }
        model.catchUp();
        model.end();
    }

    /** A client that polls, reads and answers pings loses its session only to the server's own will. */
    private static void faithful(boolean direct, List<Step> steps) {
        SessionModel model = new SessionModel(direct);
        for (Step step : steps) {
            step.run(model);
            model.check();
            model.client.react();
            model.check();
            assertThat(model.isOver()).isFalse();
        }
        model.catchUp();
        assertThat(model.isOver()).isFalse();
        model.send(1);
        model.closeAfterFlush();
        model.catchUp();
        assertThat(model.endedBy(CloseReason.FORCED_CLOSE)).isTrue();
        model.end();
    }

    @Provide
    Arbitrary<List<Step>> anything() {
        return steps(List.of(
                move(12, "poll", (model, n) -> {
                    if (model.client.mayPoll()) {
                        model.client.poll();
                    }
                }),
                move(1, "poll again", (model, n) -> model.client.poll()),
                move(12, "say", SessionModel::say),
                move(2, "say much", SessionModel::sayMuch),
                move(12, "flush", (model, n) -> model.client.flush()),
                move(6, "pong", (model, n) -> model.pong()),
                move(12, "react", (model, n) -> model.client.react()),
                move(1, "lose answer", (model, n) -> model.client.loseAnswer()),
                move(1, "post garbage", (model, n) -> model.client.postRaw(n % 2 == 0 ? "x" : "6\u001ebä")),
                move(1, "post close", (model, n) -> model.client.postRaw("1")),
                move(2, "begin post", (model, n) -> model.client.beginPost()),
                move(2, "end post", (model, n) -> model.client.endPost(n)),
                move(4, "start upgrade", (model, n) -> model.client.startUpgrade()),
                move(1, "start upgrade in vain", (model, n) -> model.client.startUpgradeInVain()),
                move(1, "rival", (model, n) -> model.client.rival()),
                move(6, "probe", (model, n) -> model.client.probe()),
                move(3, "go over", (model, n) -> {
                    if (model.client.hasSocket() && model.client.isPolling()) {
                        model.mixUp();
                        model.client.goOver();
                    }
                }),
                move(1, "abandon", (model, n) -> model.client.abandon()),
                move(1, "speak out of turn", onSocket((socket, n) -> socket.say(OUT_OF_TURN.get(n % 4)))),
                move(1, "bytes out of turn", onSocket((socket, n) -> socket.sayBytes())),
                move(1, "break down", onSocket((socket, n) -> socket.breakDown())),
                move(1, "leave", onSocket((socket, n) -> socket.leave())),
                move(3, "write later", onSocket((socket, n) -> socket.link.instant = n % 2 == 0)),
                move(9, "write is done", onSocket((socket, n) -> socket.link.complete())),
                move(1, "write fails", onSocket((socket, n) -> socket.link.fail())),
                move(24, "send", SessionModel::send),
                move(3, "hold", (model, n) -> model.hold()),
                move(6, "release", (model, n) -> model.release()),
                move(1, "close", (model, n) -> model.close()),
                move(2, "close after flush", (model, n) -> model.closeAfterFlush()),
                move(1, "server closes", SessionModel::serverCloses),
                move(24, "time", SessionModel::advance),
                move(1, "sleep", SessionModel::skip)));
    }

    @Provide
    Arbitrary<List<Step>> faithful() {
        return steps(List.of(
                move(4, "send", (model, n) -> {
                    if (model.client.isReading()) {
                        model.send(n);
                    }
                }),
                move(3, "say", SessionModel::say),
                move(1, "say much", SessionModel::sayMuch),
                move(1, "start upgrade", (model, n) -> model.client.startUpgrade()),
                move(2, "probe", (model, n) -> model.client.probe()),
                move(1, "abandon", (model, n) -> model.client.abandon()),
                move(1, "write later", onSocket((socket, n) -> socket.link.instant = n % 2 == 0)),
                move(4, "write is done", onSocket((socket, n) -> socket.link.complete())),
                move(1, "hold", (model, n) -> model.hold()),
                move(2, "release", (model, n) -> model.release()),
                move(4, "time", (model, n) -> {
                    model.advance(n % 100);
                    model.client.sockets.forEach(socket -> socket.link.complete());
                })));
    }

    private static Tuple2<Integer, Move> move(int weight, String name, ObjIntConsumer<SessionModel> act) {
        return Tuple.of(weight, new Move(name, act));
    }

    private static ObjIntConsumer<SessionModel> onSocket(ObjIntConsumer<ModelSocket> act) {
        return (model, n) -> {
            if (model.client.hasSocket()) {
                act.accept(model.client.socket(), n);
            }
        };
    }

    private static Arbitrary<List<Step>> steps(List<Tuple2<Integer, Move>> moves) {
        return Combinators.combine(
                        Arbitraries.frequency(moves), Arbitraries.integers().between(1, 600))
                .as(Step::new)
                .list()
                .ofMaxSize(80);
    }
}
