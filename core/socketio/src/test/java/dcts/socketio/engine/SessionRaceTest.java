package dcts.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

/** What {@link SessionModelTest} lets happen one after the other, here at the same time and in real time. */
class SessionRaceTest {
    private static final int MESSAGES = 300;

    private final SystemTimers timers =
            new SystemTimers(Thread.ofPlatform().daemon().factory());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Engine engine = new Engine(config(), timers, () -> "s", new Listener());
    private final AtomicInteger closed = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicBoolean twoWrites = new AtomicBoolean();
    private final List<String> heard = new ArrayList<>();
    private volatile @Nullable EngineSession session;

    @AfterEach
    void stop() {
        threads.shutdownNow();
        timers.close();
    }

    /** A server that sends, a client that polls and moves over: every message arrives once and in order. */
    @RepeatedTest(100)
    void nothingIsLostBetweenTransports() throws Exception {
        poll();
        EngineSession open = opened();
        Future<?> sender = threads.submit(() -> {
            for (int i = 0; i < MESSAGES; i++) {
                open.send(EngineFixture.message(Integer.toString(i)));
            }
        });
        AtomicBoolean probed = new AtomicBoolean();
        Future<?> poller = threads.submit(() -> {
            while (!probed.get()) {
                hear(poll());
            }
        });
        Link link = new Link();
        WebSocketPeer peer = upgrade().orElseThrow();
        peer.opened(link);
        peer.text("2probe", () -> {});
        link.written.await();
        probed.set(true);
        poller.get(10, TimeUnit.SECONDS);
        peer.text("5", () -> {});
        sender.get(10, TimeUnit.SECONDS);
        open.closeAfterFlush(CloseReason.FORCED_CLOSE, "");
        link.ended.get(10, TimeUnit.SECONDS);
        link.frames.forEach(this::hear);
        assertThat(heard).hasSize(MESSAGES);
        for (int i = 0; i < MESSAGES; i++) {
            assertThat(heard.get(i)).isEqualTo("4" + i);
        }
        assertOver(peer);
    }

    /** Everybody closes while a poll, a probe and a message are under way. */
    @RepeatedTest(200)
    void everybodyClosesAtOnce() throws Exception {
        poll();
        EngineSession open = opened();
        Link link = new Link();
        WebSocketPeer peer = upgrade().orElseThrow();
        peer.opened(link);
        List<CompletableFuture<Integer>> requests = List.of(new CompletableFuture<>(), new CompletableFuture<>());
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> all = new ArrayList<>();
        for (Runnable act : List.<Runnable>of(
                () -> engine.get(request("GET", "polling&sid=s", false), new Answer(requests.getFirst())),
                () -> engine.post(request("POST", "polling&sid=s", false), new Answer(requests.getLast()))
                        .ifPresent(post -> post.body("4hello".getBytes(StandardCharsets.UTF_8))),
                () -> peer.text("2probe", () -> {}),
                () -> open.send(EngineFixture.message("hello")),
                () -> open.close(CloseReason.FORCED_CLOSE),
                () -> open.closeAfterFlush(CloseReason.FORCED_CLOSE, ""),
                peer::closed)) {
            all.add(threads.submit(() -> {
                start.await();
                act.run();
                return null;
            }));
        }
        start.countDown();
        for (Future<?> each : all) {
            each.get(10, TimeUnit.SECONDS);
        }
        for (CompletableFuture<Integer> status : requests) {
            assertThat(status.get(10, TimeUnit.SECONDS)).isIn(200, 400);
        }
        assertOver(peer);
    }

    private void assertOver(WebSocketPeer peer) throws InterruptedException {
        peer.closed();
        assertThat(over.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(engine.size()).isZero();
        assertThat(engine.outbound().waiting()).isZero();
        assertThat(closed).hasValue(1);
        assertThat(twoWrites).isFalse();
    }

    private EngineSession opened() {
        EngineSession open = session;
        assertThat(open).isNotNull();
        return Objects.requireNonNull(open);
    }

    private String poll() {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        Answer answer = new Answer(status);
        engine.get(request("GET", "polling" + (session == null ? "" : "&sid=s"), false), answer);
        assertThat(status.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo(200);
        return answer.body;
    }

    private Optional<WebSocketPeer> upgrade() {
        return engine.webSocket(request("GET", "websocket&sid=s", true), new Answer(new CompletableFuture<>()));
    }

    private void hear(String payload) {
        for (String packet : payload.split("\u001e", -1)) {
            if (packet.startsWith("4")) {
                heard.add(packet);
            }
        }
    }

    private static EngineRequest request(String method, String transport, boolean upgrade) {
        return new EngineRequest(method, "EIO=4&transport=" + transport, Map.of(), "127.0.0.1", upgrade);
    }

    private static EngineConfig config() {
        return new EngineConfig(
                new HeartbeatTimes(Duration.ofSeconds(25), Duration.ofSeconds(20)),
                new InboundLimits(1_000_000, 1_000_000, 1_000_000, 1_000_000),
                new OutboundLimits(1_000_000, 10_000, 1_000_000),
                10,
                false);
    }

    private static final class Answer implements Exchange {
        private final CompletableFuture<Integer> status;
        private volatile String body = "";

        Answer(CompletableFuture<Integer> status) {
            this.status = status;
        }

        @Override
        public void answer(byte[] answer, Consumer<Throwable> onFailure) {
            body = new String(answer, StandardCharsets.UTF_8);
            assertThat(status.complete(200)).as("answered once").isTrue();
        }

        @Override
        public void refuse(EngineError error) {
            assertThat(status.complete(error.status())).as("answered once").isTrue();
        }
    }

    /** Completes every write on another thread. */
    private final class Link implements WebSocketLink {
        private final ConcurrentLinkedQueue<String> frames = new ConcurrentLinkedQueue<>();
        private final CountDownLatch written = new CountDownLatch(1);
        private final CompletableFuture<Integer> ended = new CompletableFuture<>();
        private final AtomicBoolean writing = new AtomicBoolean();

        @Override
        public void write(List<EngineFrame> batch, Completion completion) {
            if (!writing.compareAndSet(false, true)) {
                twoWrites.set(true);
            }
            batch.forEach(frame -> frames.add(frame.text()));
            threads.execute(() -> {
                writing.set(false);
                written.countDown();
                completion.succeeded();
            });
        }

        @Override
        public void limitInbound(int bytes) {}

        @Override
        public void close(int code, String reason) {
            ended.complete(code);
        }

        @Override
        public void abort() {
            ended.complete(0);
        }
    }

    private final class Listener implements EngineListener, SessionListener {
        @Override
        public Optional<EngineError> admit(EngineRequest request, boolean upgrade) {
            return Optional.empty();
        }

        @Override
        public SessionListener opened(EngineSession opened, EngineRequest request) {
            session = opened;
            return this;
        }

        @Override
        public void refused(EngineError error) {}

        @Override
        public void onText(String data) {}

        @Override
        public void onBinary(byte[] data) {}

        @Override
        public void onUpgrade() {}

        @Override
        public void onThrottled() {}

        @Override
        public void onDropped(int packets) {}

        @Override
        public void onClose(CloseReason reason) {
            closed.incrementAndGet();
            over.countDown();
        }
    }
}
