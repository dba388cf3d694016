package dcts.roles;

import dcts.api.ApiException;
import dcts.api.Audit;
import dcts.api.Caller;
import dcts.api.Id;
import dcts.roles.Command.TakeBack;
import dcts.roles.RoleStore.Changed;
import dcts.roles.RoleStore.Next;
import dcts.roles.RoleStore.Stored;
import dcts.roles.api.Roles.RoleChange;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** Changes roles: what is wanted becomes another book, what it does to whom is worked out, and only then it is stored. */
final class RoleService {
    /** Cells that an entry of the trail tells; how many more there were is told as a number. */
    private static final int MOST_TOLD = 200;

    private final PresentBook present;
    private final RoleStore store;
    private final Hooks hooks;
    private final Judgement judgement;
    private final Supplier<Id> ids;
    private final InstantSource clock;

    /** What is asked and told. */
    record Hooks(
            UnaryOperator<RoleChange> changing,
            Consumer<RoleChange> changed,
            Audit audit,
            Announcer announcer,
            Names names) {}

    /** The names for the trail, by id, and of places by the last part of their scope. */
    interface Names {
        Map<String, String> of(Caller actor, Command command);
    }

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
        return judgement.of(actor).demand(before, command, Changes.apply(before, command));
    }

    /**
     * Carries out a command.
     *
     * @return the change, if it can be taken back for a while: if it changed something, and did not take back another one
     * @throws ApiException what {@link Changes} and {@link RankRule} refuse, or the refusal of a plugin
     */
    Optional<Id> run(Caller actor, RoleChange change, Command command) {
        preview(actor, command); // whoever may not does not get as far as to the plugins that are asked
        var unused = hooks.changing.apply(change); // there is nothing in it that could be replaced
        Id id = ids.get();
        Judgement.Case judging = judgement.of(actor);
        Map<String, String> names = hooks.names.of(actor, command); // queries, which wait for nobody in here
        Changed changed = store.change(
                present.stored(),
                before -> {
                    Book after = Changes.apply(before, command);
                    judging.demand(before, command, after);
                    return new Next(after, Difference.between(before, after));
                },
                (transaction, next) -> {
                    keep(transaction, actor, command, id, next.difference());
                    note(transaction, actor, change, next, names);
                });
        adopt(changed.after());
        if (changed.before().revision() == changed.after().revision()) {
            return Optional.empty();
        }
        hooks.changed.accept(change);
        return command instanceof TakeBack ? Optional.empty() : Optional.of(id);
    }

    private void keep(Handle transaction, Caller actor, Command command, Id id, Difference difference) {
        if (command instanceof TakeBack(var taken, var ignored)) {
            ChangeStore.drop(transaction, taken);
        } else {
            ChangeStore.keep(transaction, id, actor.userId(), clock.millis(), difference);
        }
    }

    private void note(Handle transaction, Caller actor, RoleChange change, Next next, Map<String, String> names) {
        var wording = new Wording(present.book(), next.book(), names);
        hooks.audit.note(
                transaction,
                actor,
                new Audit.Change(
                        "roles." + change.what(),
                        wording.of(change.subject()),
                        told(wording.of(next.difference().before())),
                        told(wording.of(next.difference().after()))));
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

    /**
     * Forgets all rules at places that are gone. Nobody can do less for it, and nobody is told: not everybody may have known of
     * them.
     */
    void forget(Collection<String> places) {
        Stored known = present.stored();
        if (!known.book().speaksAt(places)) {
            return;
        }
        Changed changed = store.change(
                known,
                before -> {
                    Book after = before.without(places);
                    return new Next(after, Difference.between(before, after));
                },
                (transaction, next) -> {});
        if (changed.before().revision() == known.revision()) {
            var unused = present.adopt(changed.after());
        } else {
            adopt(changed.after()); // with what others have changed meanwhile
        }
    }

    /** Takes over what others, or a commit of unknown outcome, have left in the tables. */
    void catchUp() {
        if (store.revision() > present.stored().revision()) {
            adopt(store.load());
        }
    }

    private void adopt(Stored next) {
        present.adopt(next).ifPresent(before -> hooks.announcer.changed(before, next.book()));
    }
}
