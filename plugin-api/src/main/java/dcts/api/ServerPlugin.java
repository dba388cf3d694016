package dcts.api;

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

    /** Lets go of what the plugin made by itself, such as open files. Registrations are gone already. */
    default void stop() {}
}
