package dcts.core.permission;

import dcts.api.Caller;
import dcts.api.Id;
import dcts.api.MemberState;
import dcts.core.cache.Caches;
import dcts.core.cache.RuntimeCache;
import dcts.core.permission.Judge.Defaults;
import dcts.core.permission.Judge.Gone;
import dcts.core.permission.Judge.Running;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Of which class members are, as whoever decides has told, once for each. */
final class Classes {
    private final RuntimeCache<Id, Classified> kept;
    private final InstantSource clock;
    private final Function<Id, MemberState> states;
    private final Supplier<Judge> judge;

    /** The class that a member was told to be of. */
    private record Classified(Id member, PermissionClass found) {}

    Classes(Caches caches, InstantSource clock, Function<Id, MemberState> states, Supplier<Judge> judge) {
        this.kept = caches.cache("classes", 100_000);
        this.clock = clock;
        this.states = states;
        this.judge = judge;
    }

    /** Forgets what was told of all. */
    void clear() {
        kept.clear();
    }

    /** Forgets what was told of these members. */
    void forget(Predicate<Id> whose) {
        kept.dropIf(known -> whose.test(known.member));
    }

    /** The class of a member himself, with whose eyes he may ever look. */
    PermissionClass of(Caller caller) {
        if (caller.owner()) {
            return PermissionClass.OWNER;
        }
        Judge now = judge.get();
        PermissionClass found = switch (now) {
            case Defaults() -> PermissionClass.MEMBER;
            case Running running -> kept(caller.userId(), () -> asked(running, caller));
            case Gone gone ->
                gone.holds(clock.instant()) ? kept(caller.userId(), Optional::empty) : PermissionClass.UNKNOWN;
        };
        return found.equals(PermissionClass.UNKNOWN) ? found : found.in(states.apply(caller.userId()));
    }

    /** Empty if another one decides meanwhile: what a source that is over says would be kept as the word of the next. */
    @SuppressWarnings("ReferenceEquality") // the very same: a plugin may say of its sources that they are equal
    private Optional<PermissionClass> asked(Running running, Caller caller) {
        return judge.get() == running
                ? Optional.of(
                        PermissionClass.of(running.plugin(), running.source().classOf(caller)))
                : Optional.empty();
    }

    /** The class of somebody made up; empty if whoever decides knows of none such. */
    Optional<PermissionClass> ofSample(String sample) {
        return judge.get() instanceof Running(var plugin, var source)
                ? source.classOf(sample).map(key -> PermissionClass.of(plugin, key))
                : Optional.empty();
    }

    private PermissionClass kept(Id member, Supplier<Optional<PermissionClass>> source) {
        return kept.get(member, id -> source.get().map(found -> new Classified(id, found)))
                .map(Classified::found)
                .orElse(PermissionClass.UNKNOWN);
    }
}
