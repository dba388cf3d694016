package dcts.chat;

import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.chat.api.Chat.PlaceChange;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The way of every change of the tree: gate, before-event, transaction, memory, after-event, announcement. */
final class TreeKeeper {
    /** How often {@link #catchUp} is called. */
    static final Duration PERIOD = Duration.ofSeconds(5);

    private final LiveTree tree;
    private final TreeStore store;
    private final ChannelAccess access;
    private final Hooks hooks;

    /**
     * Who takes part.
     *
     * @param changing plugins that are asked before
     * @param changed plugins that are told after
     * @param live hears of the tree before and after, when it is in memory
     */
    record Hooks(UnaryOperator<PlaceChange> changing, Consumer<PlaceChange> changed, Consumer<TreeChange> live) {}

    TreeKeeper(LiveTree tree, TreeStore store, ChannelAccess access, Hooks hooks) {
        this.tree = tree;
        this.store = store;
        this.access = access;
        this.hooks = hooks;
    }

    /**
     * Changes the tree.
     *
     * @param plan passes the gate and says what is to be done. It is asked twice: of the tree in memory, so that nobody hears
     *     of what is refused, and of the one that is stored, which nobody else changes meanwhile
     * @throws ApiException what the plan throws, or the refusal of a plugin
     */
    void change(Caller actor, Function<TreeGate, TreeStep> plan) {
        var unused = hooks.changing.apply(event(actor, plan.apply(access.gate(actor)))); // there is nothing to replace
        TreeStore.Changed changed = store.change(actor, stored -> plan.apply(access.gate(actor, stored)));
        adopt(changed.before()); // what was stored and never came into memory would be passed over
        tree.take(changed.after());
        hooks.changed.accept(event(actor, changed.step()));
        hooks.live.accept(
                new TreeChange(changed.before(), changed.after(), changed.step().touched()));
    }

    /** Takes over what others, or a commit of unknown outcome, have left in the tables. */
    void catchUp() {
        if (store.revision() > tree.get().revision()) {
            adopt(store.load());
        }
    }

    private void adopt(ChannelTree stored) {
        tree.take(stored).ifPresent(before -> hooks.live.accept(TreeChange.between(before, stored)));
    }

    private static PlaceChange event(Caller actor, TreeStep step) {
        return new PlaceChange(
                actor, step.what(), step.place().scope(), step.place().name());
    }
}
