package dcts.core.plugin;

import java.net.URL;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pf4j.ClassLoadingStrategy;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/**
 * Loads the classes of one plugin. Of the plugins that it requires it sees what they offer in their {@code api} packages,
 * and no file: its migrations and its web client are its own.
 */
final class WalledClassLoader extends PluginClassLoader {
    private final LogBudget log = new LogBudget();

    WalledClassLoader(PluginManager manager, PluginDescriptor descriptor, ClassLoader api) {
        super(manager, descriptor, api, ClassLoadingStrategy.APD);
    }

    /** What the plugin may write into the log. */
    LogBudget log() {
        return log;
    }

    @Override
    protected @Nullable Class<?> loadClassFromDependencies(String className) {
        return className.contains(".api.") ? super.loadClassFromDependencies(className) : null;
    }

    @Override
    protected @Nullable URL findResourceFromDependencies(String name) {
        return null;
    }

    @Override
    protected Collection<URL> findResourcesFromDependencies(String name) {
        return List.of();
    }
}
