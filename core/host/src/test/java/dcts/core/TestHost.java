package dcts.core;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.db.Cable;
import dcts.core.db.DatabaseAddress;
import dcts.core.db.StatementCount;
import dcts.core.db.TestDatabase;
import dcts.core.json.Json;
import dcts.core.ops.ConsoleFile;
import dcts.core.plugin.PluginStatus;
import dcts.core.testing.PluginJar;
import dcts.core.testing.TestMember;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A real server on a free port, with a real and empty database, in a fraction of a second. */
public final class TestHost implements AutoCloseable {
    private final TestDatabase database;
    private final Path data;
    private final Path plugins;
    private final Map<String, String> environment;
    private final InstantSource clock;
    private Predicate<String> ships = sha256 -> true;
    private Server server;

    /** What may differ from test to test. */
    private record Setup(
            Map<String, String> variables,
            List<Path> pluginClasses,
            UnaryOperator<DatabaseAddress> way,
            InstantSource clock) {}

    private TestHost(Path folder, Setup setup) throws IOException {
        this.clock = setup.clock;
        this.database = TestDatabase.create();
        this.data = Files.createDirectories(folder.resolve("data"));
        this.plugins = Files.createDirectories(folder.resolve("plugins"));
        DatabaseAddress address = setup.way.apply(database.address());
        this.environment = new HashMap<>(Map.of(
                "DCTS_DATABASE_URL", address.url(),
                "DCTS_DATABASE_USER", address.user(),
                "DCTS_DATABASE_PASSWORD", address.password(),
                "DCTS_HOST", "127.0.0.1",
                "DCTS_LIMITS", "off"));
        environment.putAll(setup.variables);
        for (int i = 0; i < setup.pluginClasses.size(); i++) {
            PluginJar.pack(setup.pluginClasses.get(i), plugins.resolve("plugin-" + i + ".jar"));
        }
        this.server = boot(0, List.of());
    }

    /** Starts a server without plugins. */
    public static TestHost start(Path folder) {
        return start(folder, Map.of(), List.of());
    }

    /** Starts a server with the plugin that this module has compiled. */
    public static TestHost withPlugin(Path folder) {
        return start(folder, Map.of(), List.of(Path.of("target/classes")));
    }

    /**
     * Starts a server.
     *
     * @param folder an empty folder of the test's own
     * @param variables boot keys as environment variables
     * @param pluginClasses folders with compiled plugins, each with its {@code plugin.json}
     */
    public static TestHost start(Path folder, Map<String, String> variables, List<Path> pluginClasses) {
        return start(folder, new Setup(variables, pluginClasses, UnaryOperator.identity(), InstantSource.system()));
    }

    /** Starts a server that asks the test what time it is, with the archives that lie in {@code folder/plugins}. */
    public static TestHost start(Path folder, Map<String, String> variables, InstantSource clock) {
        return start(folder, new Setup(variables, List.of(), UnaryOperator.identity(), clock));
    }

    private static TestHost start(Path folder, Setup setup) {
        try {
            return new TestHost(folder, setup);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts a server without plugins that reaches its database through a cable. */
    public static TestHost through(Path folder, Cable cable) {
        return start(folder, new Setup(Map.of(), List.of(), cable::to, InstantSource.system()));
    }

    private Server boot(int port, List<ServerOptions.Mode> modes) {
        return new Server(new ServerOptions(data, plugins, ships, OptionalInt.of(port), modes, environment, clock));
    }

    /** Stops the server and starts another on the same data and port, so that clients find it again. */
    public void restart() {
        restart(List.of());
    }

    /** The same with {@code --safe}: no plugin runs, and only the owner is let in. */
    public void restartSafe() {
        restart(List.of(ServerOptions.Mode.SAFE));
    }

    private void restart(List<ServerOptions.Mode> modes) {
        int port = URI.create(server.url()).getPort();
        server.close();
        server = boot(port, modes);
    }

    /** From the next start, only these archives are part of the program, by their SHA-256. */
    public void shipOnly(String... sha256) {
        ships = List.of(sha256)::contains;
    }

    /** Where it answers. */
    public String url() {
        return server.url();
    }

    /** Where it answers on this machine, whatever address its members type. */
    public String localUrl() {
        return console().get("url").textValue();
    }

    /** The secret by which the command line proves that it may steer the server. */
    public String consoleToken() {
        return console().get("token").textValue();
    }

    private JsonNode console() {
        try {
            return new Json().parse(Files.readAllBytes(ConsoleFile.at(data)));
        } catch (IOException e) {
            throw new IllegalStateException("the server does not run", e);
        }
    }

    /** The data directory. */
    public Path data() {
        return data;
    }

    /** The link that makes the first owner, while there is none. */
    public Optional<String> ownerLink() {
        return server.ownerLink();
    }

    /** The secret of the owner link. */
    public String ownerSecret() {
        String link = ownerLink().orElseThrow();
        return link.substring(link.lastIndexOf('/') + 1);
    }

    /** Registers a member and connects with the official client. */
    public TestMember join(String loginName) {
        return TestMember.register(url(), loginName, null);
    }

    /** Registers the owner through the one-time link and connects with the official client. */
    public TestMember joinAsOwner(String loginName) {
        return TestMember.register(url(), loginName, ownerSecret());
    }

    /** Counts what the server sends to the database from now on. */
    public StatementCount countStatements() {
        return database.count();
    }

    /** The database, for populations that are too large to be registered one by one. */
    public TestDatabase database() {
        return database;
    }

    /** Forgets a permission, so that nobody holds it until its plugin starts again. */
    public void withdraw(String permission) {
        people().permissions.declared().stream()
                .filter(declared -> declared.key().equals(permission))
                .forEach(people().permissions::withdraw);
    }

    /** A server keeps this to itself. */
    private People people() {
        try {
            var people = Server.class.getDeclaredField("people");
            people.setAccessible(true);
            return (People) people.get(server);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What became of the plugins. */
    public List<PluginStatus> plugins() {
        return server.pluginStatuses();
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
