package dcts.core.plugin;

import dcts.api.Caller;
import dcts.api.CoreEvents;
import dcts.api.CoreEvents.PluginChange;
import dcts.core.event.EventTable;
import dcts.core.identity.Console;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Asks plugins before the owner changes which of them there are, and tells them after it. */
final class PluginChanges {
    private final UnaryOperator<PluginChange> changing;
    private final Consumer<PluginChange> changed;

    PluginChanges(EventTable events) {
        this.changing = events.declare(CoreEvents.PLUGIN_CHANGING);
        this.changed = events.declare(CoreEvents.PLUGIN_CHANGED);
    }

    /**
     * Makes a change. The console is not asked about: else a plugin could keep itself alive for ever.
     *
     * @param what is done, see {@link PluginChange}
     */
    void around(Caller by, String id, String what, Runnable work) {
        var change = new PluginChange(id, what);
        if (!by.equals(Console.CALLER)) {
            var unused = changing.apply(change); // there is nothing in it that could be replaced
        }
        work.run();
        changed.accept(change);
    }
}
