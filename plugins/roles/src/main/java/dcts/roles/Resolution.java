package dcts.roles;

import dcts.api.Permission;
import dcts.api.Quota;
import dcts.api.Reason;
import dcts.api.Reason.Cause;
import dcts.api.Scope;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what, where, and why; nowhere else. From the place up to the server: the member's own rule first, then the rules
 * of the roles, the highest first. The first that says something decides; if none does it is denied. The owner, what is the
 * owner's alone and the states of accounts have been dealt with before.
 */
final class Resolution {
    private Resolution() {}

    static Reason of(Subject subject, Permission permission, Scope scope) {
        for (Optional<Scope> at = Optional.of(scope);
                at.isPresent();
                at = at.get().parent()) {
            Reason found = at(subject, permission, at.get());
            if (found != null) {
                return found;
            }
        }
        return Reason.of(false, Cause.NO_RULE, "");
    }

    private static @Nullable Reason at(Subject subject, Permission permission, Scope scope) {
        String place = place(scope);
        Boolean own = subject.rules().get(place, permission.key());
        if (own != null) {
            return new Reason(own, Cause.MEMBER_RULE, scope, "");
        }
        for (Role role : subject.roles()) {
            Boolean says = role.says(place, permission);
            if (says != null) {
                return new Reason(says, Cause.ROLE_RULE, scope, role.look().name());
            }
        }
        return null;
    }

    /** The largest number that one of the roles sets. */
    static OptionalLong of(Subject subject, Quota quota) {
        return subject.roles().stream()
                .flatMap(role -> Optional.ofNullable(role.numbers().get(quota.key())).stream())
                .mapToLong(Long::longValue)
                .max();
    }

    /** What rules are kept under: the last part of the scope. */
    static String place(Scope scope) {
        return scope.path().substring(scope.path().lastIndexOf('/') + 1);
    }
}
