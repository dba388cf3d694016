package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.testing.LeakCheck;
import dcts.core.testing.TestMember;
import dcts.core.testing.TestPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plugin sees of the server: the plugin API, its shared guests and the JDK, nothing else. */
class PluginWallTest {
    @RegisterExtension
    static final LeakCheck LEAKS = new LeakCheck();

    private static final String START = """
            context.on(request("wall.load"), (caller, in) -> new Out(load(in.text())));
            context.on(request("wall.file"), (caller, in) -> new Out(file(in.text())));
            context.on(request("wall.direct"), (caller, in) -> new Out(new dcts.core.json.Json().encode(in)));
            context.on(request("wall.query"), (caller, in) -> new Out(context.jdbi().withHandle(
                handle -> handle.createQuery(in.text()).mapTo(String.class).one())));
            org.slf4j.LoggerFactory.getLogger(Main.class).info("the plugin {} speaks", context.pluginId());
            System.setProperty("wall.loader", Thread.currentThread().getContextClassLoader() == Main.class.getClassLoader()
                ? "own" : "foreign");
            this.context = context;
            """;

    private static final String MEMBERS = """
            private PluginContext context;

            private static String load(String name) {
                try {
                    return Class.forName(name, false, Main.class.getClassLoader()).getName();
                } catch (ClassNotFoundException e) {
                    return "absent";
                }
            }

            private static String file(String name) {
                try {
                    var all = Main.class.getClassLoader().getResources(name);
                    boolean one = Main.class.getClassLoader().getResource(name) != null
                        || Main.class.getClassLoader().getResourceAsStream(name) != null;
                    return one || all.hasMoreElements() ? "there" : "absent";
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }

            private static String attempt(Runnable call) {
                try {
                    call.run();
                    return "done ";
                } catch (RuntimeException e) {
                    return e.getClass().getSimpleName() + " ";
                }
            }

            @Override
            public void stop() {
                System.setProperty("wall.after", attempt(() -> context.jdbi())
                    + attempt(() -> context.declare(new Permission("wall.late", Holder.MEMBER)))
                    + attempt(() -> context.on(request("wall.late"), (caller, in) -> new Out("")))
                    + attempt(() -> context.onDeferred(request("wall.late"), (caller, in, reply) -> {})));
            }
            """;

    @TempDir
    static Path folder;

    private static TestHost host;
    private static TestMember member;

    @BeforeAll
    static void start() throws IOException {
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        TestPlugin.named("wall").starting(START, MEMBERS).pack(plugins.resolve("wall.jar"));
        host = TestHost.start(folder);
        member = host.join("member");
    }

    @AfterAll
    static void stop() {
        member.close();
        host.close();
        assertThat(System.clearProperty("wall.after")).isEqualTo("IllegalStateException ".repeat(4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dcts.api.Id",
                "dcts.api.ServerPlugin",
                "org.jdbi.v3.core.Jdbi",
                "org.jdbi.v3.core.statement.Query",
                "org.slf4j.Logger",
                "org.jspecify.annotations.Nullable",
                "java.sql.Connection",
                "java.net.http.HttpClient",
                "javax.crypto.Cipher",
                "dcts.wall.Main"
            })
    void theseAreThere(String name) {
        assertThat(load(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dcts.core.Main",
                "dcts.core.json.Json",
                "dcts.core.db.Database",
                "dcts.core.plugin.HostContext",
                "dcts.socketio.SocketIoServer",
                "io.javalin.Javalin",
                "com.fasterxml.jackson.databind.ObjectMapper",
                "com.github.benmanes.caffeine.cache.Cache",
                "com.zaxxer.hikari.HikariDataSource",
                "org.mariadb.jdbc.Driver",
                "org.eclipse.jetty.server.Server",
                "org.bouncycastle.crypto.generators.Argon2BytesGenerator",
                "org.pf4j.PluginManager",
                "liquibase.Liquibase",
                "ch.qos.logback.classic.Logger",
                "io.prometheus.metrics.core.metrics.Counter",
                "jakarta.servlet.Servlet",
                "kotlin.Unit",
                "org.junit.jupiter.api.Test",
                "dcts.apix.Nothing",
                "dcts.api"
            })
    void theseAreNot(String name) {
        assertThat(load(name)).isEqualTo("absent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dcts/core/migrations/0001-accounts.sql",
                "META-INF/services/ch.qos.logback.classic.spi.Configurator",
                "META-INF/services/java.sql.Driver",
                "dcts/version.properties",
                "dcts/core/Main.class",
                "dcts/api/Id.class",
                "io/javalin/Javalin.class",
                "logback.xml",
                "config.json"
            })
    void filesOfTheServerAreNotThere(String name) {
        assertThat(ask("wall.file", name)).isEqualTo("absent");
    }

    @Test
    void itsOwnFilesAre() {
        assertThat(ask("wall.file", "plugin.json")).isEqualTo("there");
        assertThat(ask("wall.file", "dcts/wall/Main.class")).isEqualTo("there");
        assertThat(System.getProperty("wall.loader")).isEqualTo("own");
    }

    @Test
    void codeThatWasCompiledAgainstTheServerDoesNotLink() {
        LEAKS.expect("wall.direct of wall failed");
        assertThat(member.refusal("wall.direct", Map.of("text", "x"))).isEqualTo("internal");
        assertThat(LEAKS.log().all().getLast().trace()).contains("NoClassDefFoundError", "dcts/core/json/Json");
    }

    @Test
    void theSharedGuestsWork() {
        assertThat(ask("wall.query", "select concat('a', 'b')")).isEqualTo("ab");
    }

    private static String load(String name) {
        return ask("wall.load", name);
    }

    private static String ask(String request, String text) {
        return member.ask(request, Map.of("text", text)).get("text").textValue();
    }
}
