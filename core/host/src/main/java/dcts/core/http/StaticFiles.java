package dcts.core.http;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All files that are served as they are, by path. Nothing is served that was not put here. */
public final class StaticFiles {
    private final Map<String, StaticFile> files = new ConcurrentHashMap<>();

    /** Serves the web client: its start page at {@code /}, the rest under its own names. */
    public void addShell(Map<String, byte[]> shell) {
        shell.forEach((name, bytes) -> {
            boolean start = name.equals("index.html");
            files.put(start ? "/" : "/" + name, StaticFile.of(name, bytes, name.startsWith("assets/")));
        });
    }

    /**
     * Serves files whose path changes with their content.
     *
     * @return takes them away again
     */
    Runnable addImmutable(String prefix, Map<String, byte[]> content) {
        content.forEach((name, bytes) -> files.put(prefix + name, StaticFile.of(name, bytes, true)));
        return () -> content.keySet().forEach(name -> files.remove(prefix + name));
    }

    Optional<StaticFile> find(String path) {
        return Optional.ofNullable(files.get(path));
    }
}
