package dcts.keyauth;

import dcts.api.Limit;
import java.time.Duration;
import java.time.InstantSource;

/** How often the routes may be called, by one address and by all together. */
record KeyAuthLimits(RateBound login, RateBound verify, RateBound session, RateBound challenge) {
    /** More than a household's clients need and less than a guesser wants. */
    static final Limit LOGIN = Limit.of(30, Duration.ofMinutes(1));

    static final Limit VERIFY = Limit.of(60, Duration.ofMinutes(1));

    /** The original's desktop client asks before everything it does. */
    static final Limit SESSION = Limit.of(1_200, Duration.ofMinutes(1));

    /** Each costs a private key operation, a hundred times what a public one costs. */
    static final Limit CHALLENGE = Limit.of(10, Duration.ofMinutes(1));

    private static final Limit LOGINS = Limit.of(200, Duration.ofSeconds(1));
    private static final Limit VERIFICATIONS = Limit.of(400, Duration.ofSeconds(1));
    private static final Limit SESSIONS = Limit.of(5_000, Duration.ofSeconds(1));
    private static final Limit CHALLENGES = Limit.of(20, Duration.ofSeconds(1));

    static KeyAuthLimits by(InstantSource clock) {
        return new KeyAuthLimits(
                new RateBound(clock, LOGIN, LOGINS),
                new RateBound(clock, VERIFY, VERIFICATIONS),
                new RateBound(clock, SESSION, SESSIONS),
                new RateBound(clock, CHALLENGE, CHALLENGES));
    }
}
