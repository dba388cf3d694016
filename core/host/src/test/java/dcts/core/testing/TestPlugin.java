package dcts.core.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** A small plugin made in the test: its sources are compiled and packed as those of any plugin. */
public final class TestPlugin {
    /** What the host can give, so that tests of other things need not ask for it. */
    private static final List<String> ALL =
            List.of("db.tables", "files", "ui", "http.routes", "login.method", "accounts.read", "server.read");

    private final String id;
    private final ObjectNode manifest;
    private final Map<String, String> sources = new TreeMap<>();
    private final Map<String, String> resources = new TreeMap<>();
    private final List<Path> sees = new ArrayList<>();

    private TestPlugin(String id) {
        this.id = id;
        this.manifest = new ObjectMapper()
                .createObjectNode()
                .put("id", id)
                .put("version", "1.0.0")
                .put("api", ">=0.9.0 & <0.10.0")
                .put("mainClass", "dcts." + id + ".Main")
                .put("name", "Test " + id);
        manifest.putPOJO("capabilities", ALL);
    }

    /** A plugin that does nothing yet. */
    public static TestPlugin named(String id) {
        return new TestPlugin(id).starting("");
    }

    /** Answers {@code <id>.echo} with the text of the request. */
    public static TestPlugin echo(String id) {
        return named(id).starting("context.on(request(\"" + id + ".echo\"), (caller, in) -> new Out(in.text()));");
    }

    /** What its {@code start} does; {@code context}, {@code request(name)}, {@code In} and {@code Out} are at hand. */
    public TestPlugin starting(String statements) {
        return starting(statements, "");
    }

    /** The same with more members of the class. */
    public TestPlugin starting(String statements, String members) {
        return source("dcts." + id + ".Main", """
            package dcts.%1$s;
            import dcts.api.*;
            import java.time.Duration;
            import java.util.*;
            import java.util.function.*;
            public final class Main implements ServerPlugin {
                public record In(@Text(max = 1000) String text) {}
                public record Out(String text) {}
                private static final Limit OFTEN = Limit.of(10_000, Duration.ofMinutes(1));
                static SocketRequest<In, Out> request(String name) {
                    return new SocketRequest<>(name, In.class, Out.class, Access.member(), OFTEN, Effect.reads());
                }
                @Override
                public void start(PluginContext context) {
                    %2$s
                }
                %3$s
            }
            """.formatted(id, statements, members));
    }

    /** One more class, or another main class. */
    public TestPlugin source(String className, String text) {
        sources.put(className, text);
        return this;
    }

    /** One more file in the archive, in place of a made one if it has that name. */
    public TestPlugin resource(String path, String text) {
        resources.put(path, text);
        return this;
    }

    /** Another version; {@code <id>.version} answers with it. */
    public TestPlugin version(String version) {
        return manifest("version", version)
                .starting("context.on(request(\"" + id + ".version\"), (caller, in) -> new Out(\"" + version + "\"));");
    }

    /** Another value in the manifest; null takes the key out. */
    public TestPlugin manifest(String key, @Nullable Object value) {
        if (value == null) {
            manifest.remove(key);
        } else {
            manifest.putPOJO(key, value);
        }
        return this;
    }

    /** Compiles against another plugin's archive and requires it. */
    public TestPlugin requiring(String required, Path archive) {
        sees.add(archive);
        return manifest("requires", List.of(required));
    }

    /** Compiles and packs. */
    public Path pack(Path jar) {
        try {
            Path classes = Files.createDirectories(jar.resolveSibling(jar.getFileName() + ".classes"));
            compile(classes);
            write(classes, "plugin.json", new ObjectMapper().writeValueAsString(manifest));
            for (Map.Entry<String, String> resource : resources.entrySet()) {
                write(classes, resource.getKey(), resource.getValue());
            }
            PluginJar.pack(classes, jar);
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compile(Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> classPath = new ArrayList<>(List.of(System.getProperty("java.class.path")));
        sees.forEach(archive -> classPath.add(archive.toString()));
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", String.join(":", classPath)));
        Path folder = Files.createDirectories(classes.resolveSibling(classes.getFileName() + ".src"));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            String file = source.getKey().replace('.', '/') + ".java";
            write(folder, file, source.getValue());
            arguments.add(folder.resolve(file).toString());
        }
        if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalArgumentException("the plugin " + id + " does not compile");
        }
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
