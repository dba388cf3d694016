package dcts.core.json;

import dcts.api.ApiException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The form of every answer, over HTTP and over the socket. */
public sealed interface Envelope {
    /** The answer to a request that was granted. */
    record Ok(boolean ok, Record data) implements Envelope {}

    /** The answer to a request that was refused. */
    record Refused(boolean ok, Fault error) implements Envelope {}

    /**
     * Why a request was refused.
     *
     * @param code stable word
     * @param path where in the request the fault is
     * @param retryAfterMs when asking again makes sense
     */
    record Fault(
            String code, @Nullable String path, @Nullable Long retryAfterMs) {}

    /** A granted answer. */
    static Envelope ok(Record data) {
        return new Ok(true, data);
    }

    /** A refused answer. */
    static Refused refused(ApiException reason) {
        Duration retry = reason.retryAfter();
        return new Refused(false, new Fault(reason.code(), reason.path(), retry == null ? null : retry.toMillis()));
    }

    /** An answer with a code that no exception stands for. */
    static Envelope refused(String code) {
        return new Refused(false, new Fault(code, null, null));
    }

    /** An answer with a code and a place that no exception stands for. */
    static Envelope refused(String code, String path) {
        return new Refused(false, new Fault(code, path, null));
    }
}
