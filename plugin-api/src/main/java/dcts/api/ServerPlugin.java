package dcts.api;

import java.util.List;

/**
 * One feature of the server. The class named in {@code plugin.json} implements it and has a public constructor
 * without arguments.
 */
public interface ServerPlugin {
    /**
     * Registers all that the plugin offers. Everything obtained from the context is taken back by the host when the
     * plugin ends, so there is nothing to unregister by hand.
     *
     * @param context the plugin's only door to the host
     */
    void start(PluginContext context);

    /**
     * Fills a throw-away instance with examples that show what the plugin is for. Called once, after all plugins have
     * started.
     *
     * @param members two members, the first of them the owner
     */
    default void demo(List<Caller> members) {}

    /** Lets go of what the plugin made by itself, such as open files. Registrations are gone already. */
    default void stop() {}
}
