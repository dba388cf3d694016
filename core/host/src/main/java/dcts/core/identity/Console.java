package dcts.core.identity;

import dcts.api.Caller;
import dcts.api.Id;
import java.security.SecureRandom;

/**
 * The person at the machine itself, who reads a token from a file that only the server's user can read, and may do what
 * the owner may.
 */
public final class Console {
    /** Stands for that person; no account has this id, because ids carry their time of creation. */
    public static final Caller CALLER = new Caller(new Id(1), "console", "Console", true);

    private final String token;

    public Console(SecureRandom random) {
        this.token = Token.create(random);
    }

    /** The secret for the file. */
    public String token() {
        return token;
    }

    /** Whether this is the secret. */
    public boolean opens(String offered) {
        return Token.same(token, offered);
    }
}
