package dcts.core.plugin;

import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.Permission;
import dcts.api.PermissionSource;
import dcts.api.Quota;
import dcts.api.Reason;
import dcts.api.Scope;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a plugin decide who may do what. What it cannot answer is denied. */
record WorkedSource(PermissionSource source, PluginWork work) implements PermissionSource {
    private static final Logger LOG = LoggerFactory.getLogger(WorkedSource.class);
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final int LONGEST_KEY = 200;
    /** Of those whose class cannot be told; they hold nothing. */
    private static final String NONE = "";

    @Override
    public String classOf(Caller member) {
        return answer("the class of a member", NONE, () -> {
            String found = source.classOf(member);
            if (found.isEmpty() || found.length() > LONGEST_KEY) {
                throw new IllegalArgumentException("a class has 1 to " + LONGEST_KEY + " characters");
            }
            return found;
        });
    }

    @Override
    public boolean allows(String permissionClass, Permission permission, Scope scope) {
        return !permissionClass.equals(NONE)
                && answer(
                        "the right " + permission.key(),
                        false,
                        () -> source.allows(permissionClass, permission, scope));
    }

    @Override
    public Optional<String> classOf(String sample) {
        return answer("the class of a sample", Optional.empty(), () -> source.classOf(sample));
    }

    @Override
    public Reason why(String permissionClass, Permission permission, Scope scope) {
        var unknown = Reason.of(false, Reason.Cause.UNDECIDED, "");
        return permissionClass.equals(NONE)
                ? unknown
                : answer("why " + permission.key(), unknown, () -> source.why(permissionClass, permission, scope));
    }

    @Override
    public OptionalLong quota(String permissionClass, Quota quota) {
        return permissionClass.equals(NONE)
                ? OptionalLong.empty()
                : answer("the quota " + quota.key(), OptionalLong.empty(), () -> source.quota(permissionClass, quota));
    }

    private <T> T answer(String what, T otherwise, Supplier<T> asked) {
        try {
            return work.call(what, LIMIT, asked);
        } catch (ApiException e) {
            return otherwise; // it ends at this moment, or refuses
        } catch (RuntimeException | Error e) { // border to a plugin's code
            LOG.error("It cannot be told: {}.", what, e);
            return otherwise;
        }
    }
}
