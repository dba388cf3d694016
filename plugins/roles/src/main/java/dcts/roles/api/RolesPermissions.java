package dcts.roles.api;

import dcts.api.Holder;
import dcts.api.Permission;
import java.util.List;

/** What can be granted and denied about roles. */
public final class RolesPermissions {
    /** See roles. */
    public static final Permission READ =
            new Permission("roles.read", Holder.MEMBER, "See roles", "See which roles there are and who has them.");
    /** Give roles to members and take them. */
    public static final Permission ASSIGN = new Permission(
                    "roles.assign",
                    Holder.MODERATOR,
                    "Give and take roles",
                    "Give roles to members who stand below, and take them, as far as the roles stand below.")
            .dangerous("Passes on every right that they hold themselves.");
    /** Change roles and rules. */
    public static final Permission MANAGE = new Permission(
                    "roles.manage",
                    Holder.ADMIN,
                    "Change roles and rules",
                    "Make, change, order and delete the roles below their own, and set rules for them.")
            .dangerous("Grants and takes every right that they hold themselves, to and from all who stand below them.");

    /** All of them. */
    public static final List<Permission> ALL = List.of(READ, ASSIGN, MANAGE);

    private RolesPermissions() {}
}
