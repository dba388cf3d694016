package dcts.roles.api;

import dcts.api.AfterEvent;
import dcts.api.BeforeEvent;
import dcts.api.Caller;

/** What happens to roles. */
public final class Roles {
    /** Somebody changes roles, rules, or who has what. */
    public static final BeforeEvent<RoleChange> CHANGING =
            new BeforeEvent<>("roles.changing", RoleChange.class, "roles.intercept");
    /** Somebody has changed roles, rules, or who has what. */
    public static final AfterEvent<RoleChange> CHANGED =
            new AfterEvent<>("roles.changed", RoleChange.class, "roles.read");

    private Roles() {}

    /**
     * A change.
     *
     * @param what {@code create}, {@code change}, {@code move}, {@code delete}, {@code assign}, {@code rule} or {@code undo}
     * @param subject the id of the role or member, the place of a rule, or the id of the change that is taken back
     */
    public record RoleChange(Caller actor, String what, String subject) {}
}
