package dcts.api;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Decides who may do what, in place of the holders that permissions declare. The owner of the server holds everything and is
 * never asked about; what is the owner's alone cannot be granted; the states of accounts cap what is granted. All methods answer from memory and must not ask for
 * permissions themselves; where they throw, it is denied.
 */
public interface PermissionSource {
    /**
     * The class of a member: equal for members who hold exactly the same rights everywhere. The server asks for rights by
     * class, so a few classes for many members is what makes it fast. The answer is kept until
     * {@link PermissionChanges#members} is called.
     *
     * @return 1 to 200 characters
     */
    String classOf(Caller member);

    /**
     * Whether the members of a class hold a permission at a scope. The answer is kept until
     * {@link PermissionChanges#rights} is called.
     */
    boolean allows(String permissionClass, Permission permission, Scope scope);

    /**
     * The class of somebody who is made up to see what such a one would.
     *
     * @param sample what he has, in words of the plugin's own, such as {@code role:3}
     * @return empty if there is no such thing
     */
    default Optional<String> classOf(String sample) {
        return Optional.empty();
    }

    /** Why {@link #allows} answers as it does; asked seldom. */
    default Reason why(String permissionClass, Permission permission, Scope scope) {
        return Reason.of(allows(permissionClass, permission, scope), Reason.Cause.NO_RULE, "");
    }

    /**
     * The number that the members of a class have; empty if nothing is set for them. The answer is kept until
     * {@link PermissionChanges#rights} is called.
     */
    default OptionalLong quota(String permissionClass, Quota quota) {
        return OptionalLong.empty();
    }
}
