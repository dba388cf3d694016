package dcts.core.permission;

import dcts.api.Holder;
import dcts.api.MemberState;
import dcts.api.Permission;
import dcts.api.PermissionSource;
import dcts.api.Quota;
import dcts.api.Reason;
import dcts.api.Reason.Cause;
import dcts.api.Scope;
import dcts.core.cache.Caches;
import dcts.core.cache.RuntimeCache;
import dcts.core.permission.Judge.Defaults;
import dcts.core.permission.Judge.Gone;
import dcts.core.permission.Judge.Running;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * What classes hold. What is not declared nobody holds; the owner holds the rest; what is the owner's alone nobody else does;
 * the state of the account caps; then whoever decides is asked, once for each class, permission and scope.
 */
final class Verdicts {
    private final Declarations declared;
    private final InstantSource clock;
    private final Supplier<Judge> judge;
    private final RuntimeCache<Question, Boolean> kept;
    private final RuntimeCache<Question, Long> numbers;

    private record Question(PermissionClass asked, String key, String scope) {}

    Verdicts(Declarations declared, Caches caches, InstantSource clock, Supplier<Judge> judge) {
        this.declared = declared;
        this.clock = clock;
        this.judge = judge;
        this.kept = caches.cache("verdicts", 100_000);
        this.numbers = caches.cache("quotas", 10_000);
    }

    /** Forgets what was asked. */
    void clear() {
        kept.clear();
        numbers.clear();
    }

    boolean allows(PermissionClass asked, Permission permission, Scope scope) {
        if (!declared.has(permission)) {
            return false;
        }
        if (asked.equals(PermissionClass.OWNER) || permission.defaultHolder() == Holder.OWNER) {
            return asked.equals(PermissionClass.OWNER);
        }
        if (!lets(asked.state(), permission)) {
            return false;
        }
        Judge now = judge.get();
        return switch (now) {
            case Defaults() -> isMember(asked) && byDefault(permission);
            case Gone gone -> gone.holds(clock.instant()) && decided(asked, permission, scope, Optional::empty);
            case Running(var plugin, var source) ->
                asked.decider().equals(plugin) && decided(asked, permission, scope, () -> still(now, source));
        };
    }

    /** What the state of an account leaves of its rights. */
    private static boolean lets(MemberState state, Permission permission) {
        return switch (state) {
            case ACTIVE -> true;
            case MUTED -> !permission.speaks();
            case PENDING -> permission.defaultHolder() == Holder.ANYONE;
            case BANNED -> false;
        };
    }

    private static boolean isMember(PermissionClass asked) {
        return asked.in(MemberState.ACTIVE).equals(PermissionClass.MEMBER);
    }

    private static boolean byDefault(Permission permission) {
        return permission.defaultHolder().compareTo(Holder.MEMBER) <= 0;
    }

    private boolean decided(
            PermissionClass asked, Permission permission, Scope scope, Supplier<Optional<PermissionSource>> source) {
        var question = new Question(asked.in(MemberState.ACTIVE), permission.key(), scope.path());
        return kept.get(question, q -> source.get().map(answers -> answers.allows(asked.key(), permission, scope)))
                .orElse(false);
    }

    /**
     * The source, unless another one decides meanwhile. Asked only when the answer is about to be kept: what a source that is
     * over says would be kept as the word of the next.
     */
    @SuppressWarnings("ReferenceEquality") // the very same: a plugin may say of its sources that they are equal
    private Optional<PermissionSource> still(Judge asked, PermissionSource source) {
        return judge.get() == asked ? Optional.of(source) : Optional.empty();
    }

    Reason why(PermissionClass asked, Permission permission, Scope scope) {
        if (!declared.has(permission)) {
            return Reason.of(false, Cause.UNDECLARED, "");
        }
        if (asked.equals(PermissionClass.OWNER)) {
            return Reason.of(true, Cause.OWNER, "");
        }
        if (permission.defaultHolder() == Holder.OWNER) {
            return Reason.of(false, Cause.OWNER_ONLY, "");
        }
        if (!lets(asked.state(), permission)) {
            return Reason.of(false, Cause.STATE, asked.state().name());
        }
        return switch (judge.get()) {
            case Defaults() ->
                Reason.of(
                        byDefault(permission),
                        Cause.DEFAULT,
                        permission.defaultHolder().name());
            case Gone ignored -> Reason.of(false, Cause.UNDECIDED, "");
            case Running(var plugin, var source) ->
                asked.decider().equals(plugin)
                        ? source.why(asked.key(), permission, scope)
                        : Reason.of(false, Cause.UNDECIDED, "");
        };
    }

    long quota(PermissionClass asked, Quota quota) {
        if (!declared.has(quota)) {
            return quota.fallback();
        }
        if (asked.equals(PermissionClass.OWNER)) {
            return quota.max();
        }
        Judge now = judge.get();
        Optional<PermissionSource> source = now instanceof Running(var plugin, var answers)
                        && asked.decider().equals(plugin)
                ? Optional.of(answers)
                : Optional.empty();
        var question = new Question(asked.in(MemberState.ACTIVE), quota.key(), "");
        return numbers.get(
                        question,
                        q -> source.flatMap(answers -> still(now, answers))
                                .map(answers -> decided(answers, asked, quota)))
                .orElse(quota.fallback());
    }

    private static long decided(PermissionSource source, PermissionClass asked, Quota quota) {
        OptionalLong found = source.quota(asked.key(), quota);
        return found.isEmpty() ? quota.fallback() : Math.clamp(found.getAsLong(), quota.min(), quota.max());
    }
}
