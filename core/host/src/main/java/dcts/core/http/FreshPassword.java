package dcts.core.http;

import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.HttpReply;
import dcts.core.identity.Accounts;
import dcts.core.identity.Console;
import dcts.core.json.Envelope;
import dcts.core.json.Json;
import dcts.core.limit.RateLimit;
import dcts.core.limit.RateLimiter;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the password again before something that an open session alone must not do. Whoever sits at the server's console
 * has proved more than a password does and is not asked.
 */
public final class FreshPassword {
    private final Accounts accounts;
    private final RateLimiter limiter;
    private final Json json = new Json();

    public FreshPassword(Accounts accounts, RateLimiter limiter) {
        this.accounts = accounts;
        this.limiter = limiter;
    }

    /**
     * Answers only those who know their password; others are told {@code forbidden} at {@code password}.
     *
     * @throws ApiException {@code unauthorized} if nobody asks, {@code rate_limited} after too many attempts
     */
    public HttpReply demand(HttpCall call, @Nullable String password, Supplier<HttpReply> answer) {
        Caller by = call.caller().orElseThrow(ApiException::unauthorized);
        return by.equals(Console.CALLER) || knows(by, password)
                ? answer.get()
                : HttpReply.json(403, json.encode(Envelope.refused("forbidden", "password")));
    }

    private boolean knows(Caller by, @Nullable String password) {
        if (password == null) {
            return false;
        }
        limiter.take(RateLimit.LOGIN_ACCOUNT, by.loginName());
        return accounts.isPasswordOf(by, password);
    }
}
