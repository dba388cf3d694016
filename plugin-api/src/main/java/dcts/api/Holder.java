package dcts.api;

/** Who holds a permission as long as nobody has decided otherwise. Each includes those after it. */
public enum Holder {
    /** Everybody, also without an account. */
    ANYONE,
    /** Every account in good standing. */
    MEMBER,
    /** Those who keep order. */
    MODERATOR,
    /** Those who run the server. */
    ADMIN,
    /** The owner alone; nobody can grant it to anybody else. */
    OWNER
}
