package dcts.core.permission;

import dcts.api.Access;
import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.Permission;
import dcts.api.Permissions;
import dcts.api.Scope;
import dcts.core.cache.Caches;
import dcts.core.cache.RuntimeCache;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one place that answers who may do what. Denies whatever was not declared. A warm answer is a look-up by class,
 * permission and scope.
 */
public final class PermissionService implements Permissions {
    private final PermissionSource source;
    private final Map<String, Permission> declared = new ConcurrentHashMap<>();
    private final RuntimeCache<Question, Boolean> verdicts;

    private record Question(String classKey, String permission, String scope) {}

    public PermissionService(PermissionSource source, Caches caches) {
        this.source = source;
        this.verdicts = caches.cache("verdicts", 100_000);
    }

    /**
     * Makes a permission known.
     *
     * @throws IllegalStateException if its key is taken
     */
    public void declare(Permission permission) {
        if (declared.putIfAbsent(permission.key(), permission) != null) {
            throw new IllegalStateException("the permission " + permission.key() + " is declared already");
        }
    }

    /** Forgets a permission and what was decided about it. */
    public void withdraw(Permission permission) {
        declared.remove(permission.key(), permission);
        verdicts.clear();
    }

    /**
     * Demands what an entry point declares.
     *
     * @throws ApiException {@code unauthorized} if it takes an account, {@code forbidden} if it takes a permission
     */
    public void admit(Access access, Optional<Caller> caller) {
        if (access instanceof Access.Anyone) {
            return;
        }
        Caller known = caller.orElseThrow(ApiException::unauthorized);
        if (access instanceof Access.Holders holders) {
            require(known, holders.permission(), Scope.SERVER);
        }
    }

    @Override
    public boolean may(Caller caller, Permission permission, Scope scope) {
        return allows(classOf(caller), permission, scope);
    }

    /** The class of a member. */
    public PermissionClass classOf(Caller caller) {
        return source.classOf(caller);
    }

    /** Whether a class holds the permission at the scope. */
    public boolean allows(PermissionClass permissionClass, Permission permission, Scope scope) {
        if (!permission.equals(declared.get(permission.key()))) {
            return false;
        }
        var question = new Question(permissionClass.key(), permission.key(), scope.path());
        return verdicts.get(question, q -> Optional.of(source.allows(permissionClass, permission, scope)))
                .orElse(false);
    }
}
