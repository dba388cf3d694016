package dcts.core.identity;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The secret in the link that makes its first user the owner. There is a new one at each start while nobody owns the
 * server; it is kept in memory only.
 */
public final class OwnerLink {
    private final AtomicReference<@Nullable String> secret = new AtomicReference<>();
    private volatile boolean closed;

    /** Makes a new secret. */
    void open(SecureRandom random) {
        secret.set(Token.create(random));
    }

    /** The secret, for the line that the server prints. */
    public Optional<String> secret() {
        return Optional.ofNullable(secret.get());
    }

    /** Takes the secret, so that nobody else can; false if it is not this one. */
    boolean take(String offered) {
        String expected = secret.get();
        return expected != null && Token.same(expected, offered) && secret.compareAndSet(expected, null);
    }

    /** Gives back a secret whose user did not become the owner. */
    void giveBack(String taken) {
        secret.compareAndSet(null, taken);
        if (closed) {
            secret.set(null);
        }
    }

    /** Ends the link for good. */
    void close() {
        closed = true;
        secret.set(null);
    }
}
