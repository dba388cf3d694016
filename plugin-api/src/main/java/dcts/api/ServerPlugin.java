package dcts.api;

/**
 * One feature of the server. The class named in {@code plugin.json} implements it and has a public constructor
 * without arguments.
 */
public interface ServerPlugin {
    /** Registers all that the plugin offers. */
    void start();
}
