package dcts.api;

import java.io.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A refusal that the caller is told: a stable code, never a text made for people. It carries no stack trace, because it
 * is an answer and not a fault.
 */
public final class ApiException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;
    private final @Nullable String path;
    private final @Nullable Duration retryAfter;

    private ApiException(String code, int status, @Nullable String path, @Nullable Duration retryAfter) {
        super(path == null ? code : code + " at " + path, null, false, false);
        this.code = code;
        this.status = status;
        this.path = path;
        this.retryAfter = retryAfter;
    }

    /** The value at the path is missing, of the wrong type or out of bounds. */
    public static ApiException invalid(String path) {
        return new ApiException("invalid", 400, path, null);
    }

    /** The caller is not logged in, or the credentials are wrong. */
    public static ApiException unauthorized() {
        return new ApiException("unauthorized", 401, null, null);
    }

    /** The caller sees the thing and may not do this to it. */
    public static ApiException forbidden() {
        return new ApiException("forbidden", 403, null, null);
    }

    /** The thing does not exist, or the caller may not see it: the two are not told apart. */
    public static ApiException notFound() {
        return new ApiException("not_found", 404, null, null);
    }

    /** The state of the server contradicts the request. */
    public static ApiException conflict() {
        return new ApiException("conflict", 409, null, null);
    }

    /** The request is larger than its bound. */
    public static ApiException tooLarge() {
        return new ApiException("too_large", 413, null, null);
    }

    /** The caller asked too often. */
    public static ApiException rateLimited(Duration retryAfter) {
        return new ApiException("rate_limited", 429, null, retryAfter);
    }

    /** The server cannot answer now; nothing is known to have changed. */
    public static ApiException unavailable(Duration retryAfter) {
        return new ApiException("unavailable", 503, null, retryAfter);
    }

    /**
     * A refusal of a plugin's own.
     *
     * @param code the plugin's id, a dot, and a lower-case word
     * @param status the HTTP status that fits, 400 to 599
     */
    public static ApiException of(String code, int status) {
        if (!code.matches("[a-z][a-z0-9]*\\.[a-z][a-z0-9_]*") || status < 400 || status > 599) {
            throw new IllegalArgumentException("not a plugin's error code: " + code);
        }
        return new ApiException(code, status, null, null);
    }

    /** The stable code. */
    public String code() {
        return code;
    }

    /** The HTTP status that goes with the code. */
    public int status() {
        return status;
    }

    /** Where in the request the fault is, such as {@code tags[2].name}; null if the code has no place. */
    public @Nullable String path() {
        return path;
    }

    /** When asking again makes sense; null if it does not. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
