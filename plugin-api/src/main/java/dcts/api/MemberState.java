package dcts.api;

/** How an account stands. It caps what roles grant; the owner is always active. */
public enum MemberState {
    /** In good standing. */
    ACTIVE,
    /** Waits to be admitted: may log in, and holds nothing but what everybody holds. */
    PENDING,
    /** May do everything but be heard. */
    MUTED,
    /** Is not let in. */
    BANNED
}
