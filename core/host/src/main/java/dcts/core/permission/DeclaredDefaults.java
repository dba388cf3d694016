package dcts.core.permission;

import dcts.api.Caller;
import dcts.api.Permission;
import dcts.api.Scope;

/** Decides by the holders that permissions declare, the same at every scope. */
public final class DeclaredDefaults implements PermissionSource {
    private static final PermissionClass MEMBERS = new PermissionClass("member", Standing.MEMBER);
    private static final PermissionClass OWNERS = new PermissionClass("owner", Standing.OWNER);

    @Override
    public PermissionClass classOf(Caller caller) {
        return caller.owner() ? OWNERS : MEMBERS;
    }

    @Override
    public boolean allows(PermissionClass permissionClass, Permission permission, Scope scope) {
        return permissionClass.standing().holds(permission.defaultHolder());
    }
}
