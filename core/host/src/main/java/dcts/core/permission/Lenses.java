package dcts.core.permission;

import dcts.api.Caller;
import dcts.api.Id;
import dcts.core.cache.Caches;
import dcts.core.cache.RuntimeCache;
import java.util.Optional;
import java.util.function.Function;

/**
 * Members who look with the eyes of others. They hold what both hold, so nobody sees by it what he could not see anyway; the
 * eyes of the owner are nobody else's.
 */
final class Lenses {
    private static final String MEMBER = "member:";

    private final RuntimeCache<Look, PermissionClass> kept;
    private final Function<Id, Optional<Caller>> accounts;
    private final Function<Caller, PermissionClass> classes;

    private record Look(Id member, String lens) {}

    Lenses(Caches caches, Function<Id, Optional<Caller>> accounts, Function<Caller, PermissionClass> classes) {
        this.kept = caches.cache("lenses", 1_000);
        this.accounts = accounts;
        this.classes = classes;
    }

    void clear() {
        kept.clear();
    }

    /** The class of what he sees; empty if there is nobody with such eyes. */
    Optional<PermissionClass> classOf(Caller looking, Function<String, Optional<PermissionClass>> samples) {
        return kept.get(
                new Look(looking.userId(), looking.lens()),
                look -> seen(look.lens, samples)
                        .flatMap(eyes -> accounts.apply(look.member).map(own -> eyes.seenBy(classes.apply(own)))));
    }

    private Optional<PermissionClass> seen(String lens, Function<String, Optional<PermissionClass>> samples) {
        return lens.startsWith(MEMBER)
                ? account(lens.substring(MEMBER.length()))
                        .filter(member -> !member.owner())
                        .map(classes)
                : samples.apply(lens);
    }

    private Optional<Caller> account(String id) {
        try {
            return accounts.apply(Id.parse(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
