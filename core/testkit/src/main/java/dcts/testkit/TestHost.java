package dcts.testkit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dcts.core.db.DirectoryTree;
import dcts.core.testing.LeakCheck;
import dcts.core.testing.LogLines;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestApi.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * A real server on a free port with a real and empty database, and in it the plugin that this module has compiled. It is
 * an extension of JUnit: with {@code @RegisterExtension} in a field of a test it starts before each test and ends after
 * it, in a static field it stays for all tests of the class. A test fails that leaves threads behind, or that made the
 * server warn of something it did not expect.
 */
public final class TestHost implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    static {
        // It warns at each start that limits are off, which these tests want and nobody needs to read.
        ((Logger) LoggerFactory.getLogger("dcts.core.Foundation")).setLevel(Level.ERROR);
    }

    private final PluginFolder plugin = PluginFolder.ofThisModule();
    private final Map<String, String> variables = new HashMap<>();
    private final LeakCheck leaks = new LeakCheck();
    private final Map<String, Person> people = new ConcurrentHashMap<>();
    private final TestClock clock = new TestClock();
    private boolean wholeClass;
    private @Nullable Running running;

    /** What there is while the server runs. */
    private record Running(Path folder, dcts.core.TestHost host) {}

    private TestHost() {}

    /**
     * With the plugin that Maven has compiled in this module, and with those that are on the class path of the test, as the
     * plugins are that it requires.
     */
    public static TestHost withThisPlugin() {
        return new TestHost();
    }

    /** Fixes a boot key or a setting by its environment variable. */
    public TestHost variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** The id of the plugin. */
    public String plugin() {
        return plugin.id();
    }

    /** Somebody by his login name. He registers and connects when he is first mentioned. */
    public Person person(String loginName) {
        return people.computeIfAbsent(loginName, name -> joined(host().join(name)));
    }

    /** Whom the server belongs to. He registers and connects when he is first mentioned. */
    public Person owner() {
        return people.computeIfAbsent("owner", name -> joined(host().joinAsOwner(name)));
    }

    private Person joined(dcts.core.testing.TestMember member) {
        var person = new Person(member, new TestApi(url()));
        console().get("/api/admin/entrypoints").path("entryPoints").forEach(point -> {
            if (point.path("kind").asText().equals("announcement")) {
                person.listen(point.path("name").asText());
            }
        });
        return person;
    }

    /** What the owner can do from the command line. */
    public Console console() {
        return new Console(new TestApi(host().localUrl()), host().consoleToken());
    }

    /** The server's clock. */
    public TestClock clock() {
        return clock;
    }

    /** Where the server answers. */
    public String url() {
        return host().url();
    }

    /** Gets over HTTP as a stranger. */
    public Answer get(String path) {
        return new TestApi(url()).get(path, Map.of());
    }

    /** Sends a body over HTTP as a stranger, written as JSON unless it is a string already. */
    public Answer send(String method, String path, Object body) {
        return new TestApi(url()).send(method, path, body, Map.of());
    }

    /** Stops the server and starts it again on the same data; clients come back by themselves. */
    public void restart() {
        host().restart();
    }

    /** Warnings and errors that contain this are part of the test. */
    public void expectLog(String part) {
        leaks.expect(part);
    }

    /** The texts of all that has been logged since the test began. */
    public List<String> log() {
        return leaks.log().all().stream().map(LogLines.Line::text).toList();
    }

    dcts.core.TestHost host() {
        if (running == null) {
            throw new IllegalStateException("the server does not run; has the field @RegisterExtension?");
        }
        return running.host;
    }

    PluginFolder folder() {
        return plugin;
    }

    Tables tables() {
        return new Tables(host().database().address());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        wholeClass = true;
        leaks.beforeAll(context);
        start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        leaks.beforeEach(context);
        if (!wholeClass) {
            start();
        }
    }

    private void start() {
        try {
            Path folder = Files.createTempDirectory("dcts-test");
            Path shipped = Files.createDirectories(folder.resolve("plugins"));
            plugin.others().forEach(other -> other.pack(shipped));
            running = new Running(folder, dcts.core.TestHost.start(folder, variables, clock));
            console().install(plugin.pack(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException | AssertionError e) {
            stop();
            throw e;
        }
        String state = console().state(plugin.id());
        if (!state.equals("running")) {
            stop();
            throw new AssertionError("the plugin " + plugin.id() + " is " + state);
        }
    }

    private void stop() {
        people.values().forEach(Person::leave);
        people.clear();
        Running ended = running;
        running = null;
        if (ended != null) {
            ended.host.close();
            try {
                DirectoryTree.delete(ended.folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws InterruptedException {
        if (!wholeClass) {
            stop();
        }
        leaks.afterEach(context);
    }

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        stop();
        leaks.afterAll(context);
    }
}
