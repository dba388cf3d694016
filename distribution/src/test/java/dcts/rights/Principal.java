package dcts.rights;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Somebody who knocks. */
enum Principal {
    /** Has no account. */
    ANONYMOUS,
    /** Waits to be admitted. */
    PENDING,
    /** Has no role but the one of everybody. */
    MEMBER,
    /** A member whom a rule of his own denies every channel of the places. */
    DENIED,
    /** A member whom a rule of his own allows the hidden channels. */
    INVITED,
    /** A member who may not speak. */
    MUTED,
    /** Was sent away; still has the token of his last session. */
    BANNED,
    /** Has the role Moderator. */
    MODERATOR,
    /** Has the role Administrator. */
    ADMIN,
    /** Owns the server. */
    OWNER,
    /** The administrator on another connection, looking with the eyes of the moderator: may what both may, and changes nothing. */
    LOOKING;

    /** Whether he gets a connection. */
    boolean isLetIn() {
        return this != ANONYMOUS && this != BANNED;
    }

    /** Whether he has an account of his own. */
    boolean hasAccount() {
        return this != ANONYMOUS && this != LOOKING;
    }

    /** Whether he can ask there at all; with the eyes of others one looks over the socket only. */
    boolean comesTo(Point point) {
        return this != LOOKING || point.isRequest();
    }

    /** What he is called in the tables, and logs in by. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All who get a connection, in their order. */
    static List<Principal> letIn() {
        return Stream.of(values()).filter(Principal::isLetIn).toList();
    }
}
