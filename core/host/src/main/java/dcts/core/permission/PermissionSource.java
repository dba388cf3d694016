package dcts.core.permission;

import dcts.api.Caller;
import dcts.api.Permission;
import dcts.api.Scope;

/** Decides who may do what. Its answers are cached per class until it says that they changed. */
public interface PermissionSource {
    /** The class of a member. Never blocks. */
    PermissionClass classOf(Caller caller);

    /** Whether the class holds the permission at the scope. */
    boolean allows(PermissionClass permissionClass, Permission permission, Scope scope);
}
