package dcts.core.plugin;

import java.util.List;

/**
 * What became of one plugin.
 *
 * @param id the plugin's id, or the name of its file if it has none that can be read
 * @param name for people; empty if it cannot be read
 * @param version empty if it cannot be read
 * @param state what is so now
 * @param reason why it does not run though it should, else empty
 * @param requires the ids of the plugins that it needs
 */
public record PluginStatus(String id, String name, String version, State state, String reason, List<String> requires) {

    /** Whether a plugin runs. */
    public enum State {
        RUNNING,
        /** The owner wishes so. */
        DISABLED,
        /** What it needs does not run. */
        WAITING,
        FAILED
    }
}
