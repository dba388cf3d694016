package dcts.core.plugin;

import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * What plugins see of the server: the plugin API, its two shared guests and the JDK. Everything else of the server's
 * class path does not exist for them.
 */
final class ApiClassLoader extends ClassLoader {
    private static final List<String> SHARED =
            List.of("dcts.api.", "org.jdbi.v3.core.", "org.slf4j.", "org.jspecify.annotations.");

    private final ClassLoader server;

    ApiClassLoader(ClassLoader server) {
        super("plugin-api", ClassLoader.getPlatformClassLoader());
        this.server = server;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (SHARED.stream().anyMatch(name::startsWith)) {
            return server.loadClass(name);
        }
        throw new ClassNotFoundException(name + " is not part of the plugin API");
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        return Collections.emptyEnumeration();
    }
}
