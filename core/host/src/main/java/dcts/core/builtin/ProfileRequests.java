package dcts.core.builtin;

import dcts.api.Access;
import dcts.api.Effect;
import dcts.api.Id;
import dcts.api.Items;
import dcts.api.Limit;
import dcts.api.SocketRequest;
import dcts.core.identity.Accounts;
import dcts.core.json.Json;
import dcts.core.socket.SocketTable;
import java.time.Duration;
import java.util.List;

/** Who is behind an id. */
public final class ProfileRequests {
    private final Accounts accounts;

    public ProfileRequests(Accounts accounts) {
        this.accounts = accounts;
    }

    record Wanted(@Items(max = 100) List<Id> ids) {}

    record Found(List<Profile> profiles) {}

    record Profile(Id id, String loginName, String displayName) {}

    /** Adds the requests. */
    public void register(SocketTable table) {
        var request = new SocketRequest<>(
                "accounts.profiles",
                Wanted.class,
                Found.class,
                Access.member(),
                Limit.of(300, Duration.ofMinutes(1)),
                Effect.reads());
        table.add("core", request, (caller, wanted, reply) -> reply.ok(find(wanted)), new Json());
    }

    private Found find(Wanted wanted) {
        return new Found(accounts.profiles(wanted.ids).stream()
                .map(a -> new Profile(a.id(), a.loginName(), a.displayName()))
                .toList());
    }
}
