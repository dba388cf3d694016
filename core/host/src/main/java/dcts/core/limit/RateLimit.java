package dcts.core.limit;

import dcts.api.Limit;
import java.time.Duration;

/** Every limit that the core itself sets, with its default. Those of plugins stand beside their entry points. */
public enum RateLimit {
    /** Log-in attempts from one address. */
    LOGIN_ADDRESS(20, Duration.ofMinutes(1)),
    /** Log-in attempts on one account, whoever makes them. */
    LOGIN_ACCOUNT(10, Duration.ofMinutes(1)),
    /** Registrations from one address. */
    REGISTER_ADDRESS(10, Duration.ofHours(1)),
    /** Other HTTP requests from one address. */
    HTTP_ADDRESS(600, Duration.ofMinutes(1)),
    /** Handshakes of the socket from one address. */
    HANDSHAKE_ADDRESS(300, Duration.ofMinutes(1)),
    /** Requests of all kinds over the sockets of one member. */
    SOCKET_MEMBER(600, Duration.ofMinutes(1));

    @SuppressWarnings("ImmutableEnumChecker") // a record of a number and a duration
    private final Limit limit;

    RateLimit(int permits, Duration window) {
        this.limit = Limit.of(permits, window);
    }

    /** The bounds. */
    public Limit limit() {
        return limit;
    }
}
