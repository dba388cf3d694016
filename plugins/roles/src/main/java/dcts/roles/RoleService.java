package dcts.roles;

import dcts.api.ApiException;
import dcts.api.Audit;
import dcts.api.Caller;
import dcts.api.Id;
import dcts.roles.Command.TakeBack;
import dcts.roles.RoleStore.Stored;
import dcts.roles.api.Roles.RoleChange;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** Changes roles: what is wanted becomes another book, what it does to whom is worked out, and only then it is stored. */
final class RoleService {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final int MOST_ATTEMPTS = 5;
    /** Cells that an entry of the trail tells; how many more there were is told as a number. */
    private static final int MOST_TOLD = 200;

    private final PresentBook present;
    private final RoleStore store;
    private final Hooks hooks;
    private final Judgement judgement;
    private final Supplier<Id> ids;
    private final InstantSource clock;

    /** What is asked and told. */
    record Hooks(UnaryOperator<RoleChange> changing, Consumer<RoleChange> changed, Audit audit, Announcer announcer) {}

    RoleService(
            PresentBook present,
            RoleStore store,
            Hooks hooks,
            Judgement judgement,
            Supplier<Id> ids,
            InstantSource clock) {
        this.present = present;
        this.store = store;
        this.hooks = hooks;
        this.judgement = judgement;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a command would change, for whom; nothing does. */
    Effects preview(Caller actor, Command command) {
        Book before = present.book();
        return judgement.demand(actor, before, command, Changes.apply(before, command));
    }

    /**
     * Carries out a command.
     *
     * @return the change, which can be taken back for a while
     * @throws ApiException what {@link Changes} and {@link RankRule} refuse, the refusal of a plugin, or {@code unavailable} if
     *     others change it all the time
     */
    Id run(Caller actor, RoleChange change, Command command) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Stored before = present.stored();
            Book after = Changes.apply(before.book(), command);
            judgement.demand(actor, before.book(), command, after);
            var difference = Difference.between(before.book(), after);
            Id id = ids.get();
            if (difference.isEmpty()) {
                return id;
            }
            if (attempt == 0) {
                var unused = hooks.changing.apply(change); // there is nothing in it that could be replaced
            }
            if (store.change(
                    before.revision(),
                    after,
                    difference,
                    handle -> note(handle, actor, change, command, id, difference))) {
                adopt(new Stored(after, before.revision() + 1), difference);
                hooks.changed.accept(change);
                return id;
            }
            catchUp();
        }
        throw ApiException.unavailable(RETRY_AFTER);
    }

    private void note(
            Handle transaction, Caller actor, RoleChange change, Command command, Id id, Difference difference) {
        if (command instanceof TakeBack(var taken, var ignored)) {
            ChangeStore.drop(transaction, taken);
        } else {
            ChangeStore.keep(transaction, id, actor.userId(), clock.millis(), difference);
        }
        hooks.audit.note(
                transaction,
                actor,
                new Audit.Change(
                        "roles." + change.what(),
                        change.subject(),
                        told(difference.before()),
                        told(difference.after())));
    }

    private static Map<String, String> told(Map<String, String> cells) {
        SortedMap<String, String> all = new TreeMap<>(cells);
        if (all.size() <= MOST_TOLD) {
            return all;
        }
        Map<String, String> some = new TreeMap<>();
        all.entrySet().stream().limit(MOST_TOLD).forEach(cell -> some.put(cell.getKey(), cell.getValue()));
        some.put("more", Integer.toString(all.size() - MOST_TOLD));
        return some;
    }

    /** Takes over what others, or a commit of unknown outcome, have left in the tables. */
    void catchUp() {
        Book before = present.book();
        if (present.reload()) {
            hooks.announcer.changed(before, present.book(), Difference.between(before, present.book()));
        }
    }

    private void adopt(Stored next, Difference difference) {
        Book before = present.book();
        if (present.adopt(next)) {
            hooks.announcer.changed(before, next.book(), difference);
        }
    }
}
