package dcts.api;

/**
 * Why somebody may or may not do something.
 *
 * @param at the scope that the deciding rule stands at; the server where there is no rule
 * @param by who decides: a role's name, a state or a holder in capitals; empty where nobody is to be named
 */
public record Reason(boolean allowed, Cause cause, Scope at, String by) {
    /** What has decided. */
    public enum Cause {
        /** The owner holds everything. */
        OWNER,
        /** It is the owner's alone. */
        OWNER_ONLY,
        /** The state of the account forbids it. */
        STATE,
        /** A rule for this member. */
        MEMBER_RULE,
        /** A rule of one of his roles. */
        ROLE_RULE,
        /** No rule says anything, so it is denied. */
        NO_RULE,
        /** The declared default holder, because no plugin decides. */
        DEFAULT,
        /** The plugin that decides does not run. */
        UNDECIDED,
        /** Nothing declares the permission. */
        UNDECLARED
    }

    /** A reason without a place. */
    public static Reason of(boolean allowed, Cause cause, String by) {
        return new Reason(allowed, cause, Scope.SERVER, by);
    }
}
