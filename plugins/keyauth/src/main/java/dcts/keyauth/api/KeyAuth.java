package dcts.keyauth.api;

import dcts.api.AfterEvent;
import dcts.api.BeforeEvent;
import dcts.api.Caller;

/** What happens to the keys that let members in. */
public final class KeyAuth {
    private static final String ACCOUNTS = "accounts.read";

    /** Somebody, who has proved that a key is his, is about to be let in by it. Handlers may refuse it. */
    public static final BeforeEvent<LogIn> OPENING =
            new BeforeEvent<>("keyauth.session.opening", LogIn.class, ACCOUNTS);
    /** Somebody was let in by a key. */
    public static final AfterEvent<LogIn> OPENED = new AfterEvent<>("keyauth.session.opened", LogIn.class, ACCOUNTS);
    /** A member, who has proved that a key is his, wants to be let in by it. Handlers may refuse it. */
    public static final BeforeEvent<KeyOf> LINKING = new BeforeEvent<>("keyauth.key.linking", KeyOf.class, ACCOUNTS);
    /** A member is let in by a key. */
    public static final AfterEvent<KeyOf> LINKED = new AfterEvent<>("keyauth.key.linked", KeyOf.class, ACCOUNTS);
    /** A member wants a key not to let him in any more. Handlers may refuse it. */
    public static final BeforeEvent<KeyOf> UNLINKING =
            new BeforeEvent<>("keyauth.key.unlinking", KeyOf.class, ACCOUNTS);
    /** A key lets nobody in any more, and the sessions that it opened are ended. */
    public static final AfterEvent<KeyOf> UNLINKED = new AfterEvent<>("keyauth.key.unlinked", KeyOf.class, ACCOUNTS);

    private KeyAuth() {}

    /**
     * A log-in by key; there may be no account yet.
     *
     * @param fingerprint SHA-256 of the whole key, 64 hexadecimal digits
     */
    public record LogIn(String fingerprint) {}

    /**
     * A key of a member.
     *
     * @param fingerprint SHA-256 of the whole key, 64 hexadecimal digits
     */
    public record KeyOf(Caller member, String fingerprint) {}
}
