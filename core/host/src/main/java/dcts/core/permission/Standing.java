package dcts.core.permission;

import dcts.api.Holder;

/** How far the declared defaults reach for somebody. */
public enum Standing {
    /** Has no account. */
    STRANGER(Holder.ANYONE),
    /** Has an account in good standing. */
    MEMBER(Holder.MEMBER),
    /** Owns the server: holds everything. */
    OWNER(Holder.OWNER);

    private final Holder reach;

    Standing(Holder reach) {
        this.reach = reach;
    }

    boolean holds(Holder declared) {
        return reach.compareTo(declared) >= 0;
    }
}
