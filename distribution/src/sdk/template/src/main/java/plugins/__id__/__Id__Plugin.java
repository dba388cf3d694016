package plugins.__id__;

import dcts.api.PluginContext;
import dcts.api.Scope;
import dcts.api.ServerPlugin;
import dcts.api.Topic;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import plugins.__id__.__Id__Events.Add;
import plugins.__id__.__Id__Events.Added;
import plugins.__id__.__Id__Events.Line;
import plugins.__id__.__Id__Events.Lines;

/** Registers all that the plugin offers; the server takes it back when the plugin ends. */
public final class __Id__Plugin implements ServerPlugin {
    @Override
    public void start(PluginContext context) {
        context.declare(__Id__Events.USE);
        context.declare(__Id__Events.ADDED);
        var settings = context.settings(new __Id__Settings(20));
        var store = new __Id__Store(context.jdbi());
        Topic users = context.topic(Scope.SERVER, __Id__Events.USE);
        UnaryOperator<Add> adding = context.asks(__Id__Events.ADDING);
        Consumer<Added> added = context.tells(__Id__Events.WAS_ADDED);

        context.on(__Id__Events.LIST, (caller, nothing) -> new Lines(
                store.newest(settings.get().shown())));
        context.on(__Id__Events.ADD, (caller, wanted) -> {
            Add asked = adding.apply(wanted);
            var line = new Line(
                    context.newId(), caller.userId(), asked.text(), context.clock().millis());
            store.insert(line);
            users.announce(__Id__Events.ADDED, new Added(line));
            added.accept(new Added(line));
            return new Added(line);
        });
    }
}
