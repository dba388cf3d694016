package dcts.core.plugin;

import java.nio.file.Path;
import java.util.List;
import org.pf4j.DefaultPluginDescriptor;
import org.pf4j.DefaultPluginManager;
import org.pf4j.Plugin;
import org.pf4j.PluginDependency;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginFactory;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRepository;

/**
 * PF4J with our manifest, our class loading and without start or stop of its own: it finds, orders and loads archives,
 * and the {@link PluginHost} runs them. Not thread-safe, as PF4J is not.
 */
final class PluginArchives extends DefaultPluginManager {
    /** PF4J's idea of a plugin; ours is started by the host, outside of PF4J's calls. */
    private static final class Placeholder extends Plugin {}

    PluginArchives(Path folder) {
        super(folder);
        setSystemVersion(Manifest.API);
        setExactVersionAllowed(true);
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new PluginDescriptorFinder() {
            @Override
            public boolean isApplicable(Path path) {
                return true;
            }

            @Override
            public PluginDescriptor find(Path path) {
                return descriptor(new ManifestReader().read(path, String.valueOf(path.getFileName())));
            }
        };
    }

    private static PluginDescriptor descriptor(Manifest manifest) {
        return new Descriptor(manifest);
    }

    /** Fills PF4J's descriptor from our manifest. */
    private static final class Descriptor extends DefaultPluginDescriptor {
        Descriptor(Manifest manifest) {
            setPluginId(manifest.id());
            setPluginVersion(manifest.version());
            setPluginClass(manifest.mainClass());
            setRequires(manifest.api());
            manifest.required().forEach(required -> addDependency(new PluginDependency(required)));
        }
    }

    @Override
    protected PluginLoader createPluginLoader() {
        ClassLoader api = new ApiClassLoader(getClass().getClassLoader());
        return new PluginLoader() {
            @Override
            public boolean isApplicable(Path path) {
                return true;
            }

            @Override
            public ClassLoader loadPlugin(Path path, PluginDescriptor descriptor) {
                var loader = new WalledClassLoader(PluginArchives.this, descriptor, api);
                loader.addFile(path.toFile());
                return loader;
            }
        };
    }

    @Override
    protected PluginFactory createPluginFactory() {
        return wrapper -> new Placeholder();
    }

    /** Archives are handed over one by one; PF4J looks for none. */
    @Override
    protected PluginRepository createPluginRepository() {
        return new PluginRepository() {
            @Override
            public List<Path> getPluginPaths() {
                return List.of();
            }

            @Override
            public boolean deletePluginPath(Path path) {
                return false;
            }
        };
    }

    /** Whether a version is in a range. */
    boolean fits(String version, String range) {
        return getVersionManager().checkVersionConstraint(version, range);
    }

    /** The class loader of a loaded plugin. */
    WalledClassLoader loaderOf(String id) {
        return (WalledClassLoader) getPlugin(id).getPluginClassLoader();
    }
}
