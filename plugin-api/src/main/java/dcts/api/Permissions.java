package dcts.api;

/** Answers who may do what, where. A warm answer costs no query. */
public interface Permissions {
    /** Whether the caller holds the permission at the scope. */
    boolean may(Caller caller, Permission permission, Scope scope);

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
