package dcts.socketio.engine;

import dcts.socketio.engine.EngineFixture.Http;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A client on its two transports. Keeps to the protocol in {@link #react}; single moves may break it. */
final class ModelClient {
    private static final String SID = "&sid=s0";

    final List<Http> requests = new ArrayList<>();
    final List<ModelSocket> sockets = new ArrayList<>();
    private final EngineFixture fixture;
    private final ModelLedger ledger;
    private final Queue<String> outbox = new ArrayDeque<>();
    private final List<Http> unread = new ArrayList<>();
    private @Nullable Http poll;
    private @Nullable Http post;
    private @Nullable EnginePost slow;
    private @Nullable Http slowAnswer;
    private @Nullable ModelSocket socket;
    private boolean asked;
    private boolean probed;
    private boolean leaving;
    private boolean moved;
    private boolean pinged;
    private boolean alive;

    ModelClient(EngineFixture fixture, ModelLedger ledger, boolean direct) {
        this.fixture = fixture;
        this.ledger = ledger;
        if (direct) {
            socket = open("").orElseThrow();
            moved = true;
            asked = true;
        } else {
            fixture.get("");
        }
    }

    // ---- what every client does

    /** Says something as soon as the transport can take it. */
    void say(String packet) {
        outbox.add(packet);
    }

    /** Reads what came. */
    void look() {
        moved |= fixture.log.contains("upgraded");
        for (Http answered : unread.stream().filter(http -> http.status != 0).toList()) {
            unread.remove(answered);
            if (answered.status == 200) {
                List.of(String.valueOf(answered.body).split("\u001e", -1)).forEach(this::hearPolled);
            }
        }
        ModelSocket reading = socket;
        if (reading != null) {
            reading.look().forEach(this::hear);
        }
    }

    /** Polls, posts, answers pings, and moves over if it can. */
    void react() {
        look();
        if (socket != null && socket.link.isEnded()) {
            abandon();
        }
        if (pinged) {
            pinged = false;
            say("3");
        }
        flush();
        if (probed && !moved && isFree(poll) && isFree(post)) {
            goOver();
            flush();
        }
        if (isPolling() && !probed && isFree(poll)) {
            poll();
        }
        look();
    }

    /** True if the client sent a pong since this was asked. */
    boolean takeSignOfLife() {
        boolean sign = alive;
        alive = false;
        return sign;
    }

    /** Sends what was said. */
    void flush() {
        boolean pong = outbox.contains("3");
        if (moved) {
            outbox.forEach(socket()::say);
            outbox.clear();
        } else if (!probed && isFree(post) && slow == null && !outbox.isEmpty()) {
            post = keep(fixture.post("s0", String.join("\u001e", outbox)));
            outbox.clear();
        }
        alive |= pong && outbox.isEmpty();
    }

    /** True if all that was said was taken. */
    boolean isSilent() {
        return outbox.isEmpty() && isFree(post) && (socket == null || socket.isRead());
    }

    boolean isPolling() {
        return !moved;
    }

    boolean isIdle() {
        return moved && socket().link.pending == null;
    }

    /** True if a message of the server can leave at once. */
    boolean isReading() {
        return isPolling() ? !isFree(poll) : isIdle();
    }

    ModelSocket socket() {
        if (socket == null) {
            throw new AssertionError("no WebSocket");
        }
        return socket;
    }

    boolean hasSocket() {
        return socket != null;
    }

    boolean mayPoll() {
        return isPolling() && isFree(poll);
    }

    // ---- single moves

    void poll() {
        poll = keep(fixture.get(SID));
        unread.add(poll);
    }

    /** A poll's answer breaks on its way. */
    void loseAnswer() {
        Http answered = poll;
        if (answered != null && answered.onFailure != null) {
            answered.onFailure.accept(new IllegalStateException("gone"));
        }
    }

    void postRaw(String body) {
        keep(fixture.post("s0", body));
    }

    void beginPost() {
        Http http = keep(new Http());
        EngineRequest request = EngineFixture.request("POST", "EIO=4&transport=polling" + SID, false);
        EnginePost begun = fixture.engine.post(request, http).orElse(null);
        if (begun != null) {
            slow = begun;
            slowAnswer = http;
        }
    }

    /** The body of the slow POST comes, or does not. */
    void endPost(int how) {
        EnginePost begun = slow;
        slow = null;
        if (begun != null) {
            switch (how % 4) {
                case 0 -> begun.failed();
                case 1 -> begun.tooLarge();
                default -> begun.body("6".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** True if the server cannot have answered this, since its body is still to come. */
    boolean isSlow(Http request) {
        return slow != null && request.equals(slowAnswer);
    }

    Optional<ModelSocket> open(String sid) {
        Http refusal = new Http();
        EngineRequest request = EngineFixture.request("GET", "EIO=4&transport=websocket" + sid, true);
        Optional<ModelSocket> opened =
                fixture.engine.webSocket(request, refusal).map(ModelSocket::new);
        if (opened.isEmpty()) {
            requests.add(refusal);
        }
        opened.ifPresent(sockets::add);
        opened.ifPresent(ModelSocket::open);
        return opened;
    }

    void startUpgrade() {
        if (socket == null) {
            open(SID).ifPresent(candidate -> socket = candidate);
        }
    }

    /** The request for a WebSocket was accepted, but never became one. */
    void startUpgradeInVain() {
        EngineRequest request = EngineFixture.request("GET", "EIO=4&transport=websocket" + SID, true);
        fixture.engine.webSocket(request, new Http()).ifPresent(WebSocketPeer::closed);
    }

    void rival() {
        open(SID).ifPresent(rival -> rival.say("2probe"));
    }

    void probe() {
        if (socket != null && !asked) {
            asked = true;
            socket.say("2probe");
        }
    }

    void goOver() {
        if (!leaving) {
            leaving = true;
            socket().say("5");
            look();
        }
    }

    void abandon() {
        if (socket != null && !moved) {
            socket.leave();
            socket = null;
            asked = false;
            probed = false;
            leaving = false;
        }
    }

    private Http keep(Http http) {
        requests.add(http);
        return http;
    }

    private void hearPolled(String packet) {
        hear(
                packet.startsWith("b")
                        ? new String(Base64.getDecoder().decode(packet.substring(1)), StandardCharsets.UTF_8)
                        : packet);
    }

    private void hear(String packet) {
        pinged |= packet.equals("2");
        probed |= packet.equals("3probe");
        ledger.hear(packet);
    }

    private static boolean isFree(@Nullable Http request) {
        return request == null || request.status != 0;
    }
}
