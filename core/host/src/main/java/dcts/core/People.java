package dcts.core;

import dcts.api.Id;
import dcts.api.MemberState;
import dcts.api.Members.Member;
import dcts.core.event.Listeners;
import dcts.core.identity.Accounts;
import dcts.core.identity.Console;
import dcts.core.identity.HashMemory;
import dcts.core.identity.IdentityLogins;
import dcts.core.identity.IdentityParts;
import dcts.core.identity.MemberDirectory;
import dcts.core.identity.MemberStates;
import dcts.core.identity.Sessions;
import dcts.core.permission.JudgeStore;
import dcts.core.permission.PermissionService;
import dcts.core.permission.PlaceTable;
import java.time.Duration;
import java.util.List;

/** Who there is and what they may do. */
final class People {
    final Accounts accounts;
    final MemberStates states;
    final MemberDirectory directory;
    final Sessions sessions;
    final IdentityLogins logins;
    final Console console;
    final PermissionService permissions;
    final PlaceTable places;

    /** How long the memory of a hash waits for the next. */
    private static final Duration KEEP_HASH_MEMORY = Duration.ofMinutes(1);

    People(Foundation foundation, Resources resources) {
        var memory = resources.add(new HashMemory(foundation.threads, KEEP_HASH_MEMORY));
        var parts = new IdentityParts(
                foundation.database.jdbi("core"),
                foundation.random,
                foundation.ids,
                foundation.clock,
                foundation.caches,
                foundation.events);
        this.accounts = new Accounts(parts, memory);
        this.states = new MemberStates(parts);
        this.directory = new MemberDirectory(parts);
        this.sessions = new Sessions(parts, states);
        this.logins = new IdentityLogins(parts, accounts, sessions);
        if (foundation.options.is(ServerOptions.Mode.SAFE)) {
            sessions.admitOwnerOnly();
        }
        this.console = new Console(foundation.random);
        this.permissions = new PermissionService(new PermissionService.Parts(
                new JudgeStore(foundation.database.jdbi("core")),
                foundation.audit,
                foundation.caches,
                foundation.clock,
                states::of,
                id -> directory.find(List.of(id)).stream().map(Member::caller).findFirst()));
        this.places = new PlaceTable(foundation.config.name(), foundation.events);
        states.onChange((account, state) ->
                Listeners.inAnyCase(() -> permissions.stateChanged(account), () -> endSessions(account, state)));
    }

    private void endSessions(Id account, MemberState state) {
        if (state == MemberState.BANNED) {
            sessions.refresh(caller -> caller.userId().equals(account));
        }
    }
}
