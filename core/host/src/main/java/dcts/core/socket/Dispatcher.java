package dcts.core.socket;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.Effect;
import dcts.api.Reply;
import dcts.core.db.Outage;
import dcts.core.json.Envelope;
import dcts.core.json.Json;
import dcts.core.limit.RateLimit;
import dcts.core.limit.RateLimiter;
import dcts.core.metrics.Metrics;
import dcts.core.permission.PermissionService;
import dcts.socketio.Ack;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes every request of every socket through the same gates: known, rate, payload, caller, then its handler; and makes
 * sure that each gets exactly one answer.
 */
final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    /** Most plugins start in less. */
    private static final Duration MISSED_FOR = Duration.ofMillis(500);

    private final SocketTable table;
    private final PermissionService permissions;
    private final RateLimiter limiter;
    private final Metrics metrics;
    private final Json json = new Json();

    Dispatcher(SocketTable table, PermissionService permissions, RateLimiter limiter, Metrics metrics) {
        this.table = table;
        this.permissions = permissions;
        this.limiter = limiter;
        this.metrics = metrics;
    }

    void dispatch(Caller caller, String event, List<JsonNode> arguments, @Nullable Ack ack) {
        Optional<SocketTable.Entry<?, ?>> entry = table.find(event);
        metrics.count("socket_requests", entry.isEmpty() ? "unknown_event" : event);
        if (entry.isEmpty()) {
            refuseUnknown(caller, event, new Answer<>(ack, json));
        } else {
            run(entry.get(), caller, arguments, ack);
        }
    }

    private void refuseUnknown(Caller caller, String event, Answer<?> answer) {
        try {
            limiter.take(RateLimit.SOCKET_MEMBER, caller.userId());
            if (table.isExpected(event)) {
                throw ApiException.unavailable(MISSED_FOR);
            }
            answer.unknownEvent();
        } catch (ApiException e) {
            answer.refuse(e);
        }
    }

    private <I extends Record, O extends Record> void run(
            SocketTable.Entry<I, O> entry, Caller caller, List<JsonNode> arguments, @Nullable Ack ack) {
        var answer = new Answer<O>(ack, entry.json());
        try {
            limiter.take(RateLimit.SOCKET_MEMBER, caller.userId());
            limiter.take(entry.request().name(), entry.request().limit(), caller.userId());
            demandHarmless(caller, entry.request().effect());
            permissions.admit(entry.request().access(), Optional.of(caller));
            entry.handler().handle(caller, entry.decoder().decode(onlyArgument(arguments)), answer);
        } catch (ApiException e) {
            answer.refuse(e);
        } catch (RuntimeException | Error e) { // border to the code of plugins
            metrics.count("socket_failures", entry.owner());
            fail(entry, caller, e, answer);
        }
    }

    /** Whoever looks with the eyes of others has no hands. */
    private static void demandHarmless(Caller caller, Effect effect) {
        if (!caller.lens().isEmpty() && !(effect instanceof Effect.Reads)) {
            throw ApiException.forbidden();
        }
    }

    private static void fail(SocketTable.Entry<?, ?> entry, Caller caller, Throwable fault, Answer<?> answer) {
        Optional<ApiException> outage = Outage.behind(fault);
        if (outage.isPresent()) {
            LOG.warn(
                    "{} needs the database, which cannot be reached.",
                    entry.request().name());
            answer.refuse(outage.get());
        } else {
            LOG.error("{} of {} failed for {}.", entry.request().name(), entry.owner(), caller.userId(), fault);
            answer.internal();
        }
    }

    private static JsonNode onlyArgument(List<JsonNode> arguments) {
        if (arguments.size() != 1) {
            throw ApiException.invalid("");
        }
        return arguments.getFirst();
    }

    /** The one answer to a request. */
    private static final class Answer<O extends Record> implements Reply<O> {
        private final @Nullable Ack ack;
        private final Json json;
        private final AtomicBoolean given = new AtomicBoolean();

        Answer(@Nullable Ack ack, Json json) {
            this.ack = ack;
            this.json = json;
        }

        @Override
        public void ok(O data) {
            give(Envelope.ok(data));
        }

        @Override
        public void refuse(ApiException reason) {
            give(Envelope.refused(reason));
        }

        void unknownEvent() {
            give(Envelope.refused("unknown_event"));
        }

        void internal() {
            give(Envelope.refused("internal"));
        }

        private void give(Envelope envelope) {
            if (ack != null && given.compareAndSet(false, true)) {
                ack.send(json.encode(envelope));
            }
        }
    }
}
