package dcts.core.plugin;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The platform threads of plugins. A thread has the class loader of the one that made it, and whatever runs a plugin's code
 * has the plugin's.
 */
final class PluginThreads {
    private PluginThreads() {}

    /** All that live now, of plugins and of others. */
    static List<Thread> all() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] found;
        int count;
        do {
            found = new Thread[root.activeCount() + 64];
            count = root.enumerate(found);
        } while (count == found.length); // some may not have fitted in
        return Arrays.stream(found, 0, count).filter(Objects::nonNull).toList();
    }

    /** Those of one plugin. */
    @SuppressWarnings("ReferenceEquality") // a class loader is equal to itself alone
    static List<Thread> of(ClassLoader loader) {
        return all().stream()
                .filter(thread -> thread.getContextClassLoader() == loader)
                .toList();
    }
}
