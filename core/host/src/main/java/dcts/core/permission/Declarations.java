package dcts.core.permission;

import dcts.api.Permission;
import dcts.api.Quota;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The permissions and quotas that are declared now. */
final class Declarations {
    private final Map<String, Permission> permissions = new ConcurrentHashMap<>();
    private final Map<String, Quota> quotas = new ConcurrentHashMap<>();

    void add(Permission permission) {
        if (permissions.putIfAbsent(permission.key(), permission) != null) {
            throw new IllegalStateException("the permission " + permission.key() + " is declared already");
        }
    }

    void add(Quota quota) {
        if (quotas.putIfAbsent(quota.key(), quota) != null) {
            throw new IllegalStateException("the quota " + quota.key() + " is declared already");
        }
    }

    void remove(Permission permission) {
        permissions.remove(permission.key(), permission);
    }

    void remove(Quota quota) {
        quotas.remove(quota.key(), quota);
    }

    boolean has(Permission permission) {
        return permission.equals(permissions.get(permission.key()));
    }

    boolean has(Quota quota) {
        return quota.equals(quotas.get(quota.key()));
    }

    List<Permission> permissions() {
        return permissions.values().stream()
                .sorted(Comparator.comparing(Permission::key))
                .toList();
    }

    List<Quota> quotas() {
        return quotas.values().stream().sorted(Comparator.comparing(Quota::key)).toList();
    }
}
