package dcts.roles;

import dcts.api.Permission;
import dcts.api.Quota;
import dcts.api.Reason;
import dcts.api.Reason.Cause;
import dcts.api.Scope;
import java.util.BitSet;
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

    /**
     * The same for a whole crowd: who is allowed it at a place. What is said by a higher role comes later and so counts.
     *
     * @param around who is allowed it at the place around this one; nobody around the server
     */
    static BitSet of(Crowd.Side crowd, Permission permission, String place, BitSet around) {
        var allowed = (BitSet) around.clone();
        for (Role role : crowd.speaking(place)) {
            Boolean says = role.says(place, permission);
            if (says != null) {
                set(allowed, crowd.holders(role), says);
            }
        }
        crowd.own(place).forEach((group, values) -> {
            Boolean says = values.get(permission.key());
            if (says != null) {
                allowed.set(group, says);
            }
        });
        return allowed;
    }

    private static void set(BitSet allowed, BitSet who, boolean says) {
        if (says) {
            allowed.or(who);
        } else {
            allowed.andNot(who);
        }
    }

    /** The number of each group of a crowd. */
    static long[] of(Crowd.Side crowd, Quota quota) {
        var numbers = new long[crowd.size()];
        var set = new BitSet(crowd.size());
        for (Role role : crowd.book().roles()) {
            Long number = role.numbers().get(quota.key());
            if (number != null) {
                crowd.holders(role).stream()
                        .forEach(group -> numbers[group] = set.get(group) ? Math.max(numbers[group], number) : number);
                set.or(crowd.holders(role));
            }
        }
        for (int i = set.nextClearBit(0); i < numbers.length; i = set.nextClearBit(i + 1)) {
            numbers[i] = quota.fallback();
        }
        return numbers;
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
