package dcts.core.plugin;

import java.net.URL;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
    private final PluginManager manager;

    WalledClassLoader(PluginManager manager, PluginDescriptor descriptor, ClassLoader api) {
        super(manager, descriptor, api, ClassLoadingStrategy.APD);
        this.manager = manager;
    }

    /** Why a class that may be another plugin's cannot be seen from here; empty if it is no such class. */
    Optional<String> wallBefore(String className) {
        boolean offered = className.contains(".api.");
        String mend = offered ? "; add it to \"requires\" in plugin.json" : ", and only its api package can be used";
        String file = className.replace('.', '/') + ".class";
        Optional<String> owned = manager.getPlugins().stream()
                .filter(plugin -> plugin.getPluginClassLoader() instanceof WalledClassLoader other
                        && other != this
                        && other.findResource(file) != null)
                .findFirst()
                .map(plugin -> className + " is a class of " + plugin.getPluginId() + mend);
        // Those that nobody requires may be loaded later.
        return owned.or(() -> Optional.of(className + " is not there; what another plugin offers is seen by those that"
                        + " name it in \"requires\" in plugin.json")
                .filter(sentence -> offered));
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
