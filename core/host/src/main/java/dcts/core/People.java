package dcts.core;

import dcts.core.identity.Accounts;
import dcts.core.identity.Console;
import dcts.core.identity.Sessions;
import dcts.core.permission.DeclaredDefaults;
import dcts.core.permission.PermissionService;

/** Who there is and what they may do. */
final class People {
    final Accounts accounts;
    final Sessions sessions;
    final Console console;
    final PermissionService permissions;

    People(Foundation foundation) {
        var jdbi = foundation.database.jdbi("core");
        this.accounts = new Accounts(jdbi, foundation.random, foundation.ids, foundation.clock, foundation.caches);
        this.sessions = new Sessions(jdbi, foundation.random, foundation.ids, foundation.clock, foundation.caches);
        if (foundation.options.is(ServerOptions.Mode.SAFE)) {
            sessions.admitOwnerOnly();
        }
        this.console = new Console(foundation.random);
        this.permissions = new PermissionService(new DeclaredDefaults(), foundation.caches);
    }
}
