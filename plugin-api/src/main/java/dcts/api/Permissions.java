package dcts.api;

import java.util.List;

/** Answers who may do what, where. A warm answer costs no query. */
public interface Permissions {
    /** Whether the caller holds the permission at the scope. */
    boolean may(Caller caller, Permission permission, Scope scope);

    /** Why the caller may or may not do it. */
    Reason why(Caller caller, Permission permission, Scope scope);

    /** The number that counts for the caller. */
    long quota(Caller caller, Quota quota);

    /** All permissions that are declared now, by key. */
    List<Permission> declared();

    /** All quotas that are declared now, by key. */
    List<Quota> quotas();

    /**
     * Demands a permission.
     *
     * @throws ApiException {@code forbidden} if the caller does not hold it
     */
    default void require(Caller caller, Permission permission, Scope scope) {
        if (!may(caller, permission, scope)) {
            throw ApiException.forbidden();
        }
    }
}
