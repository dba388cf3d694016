package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.plugin.PluginStatus;
import dcts.core.plugin.PluginStatus.State;
import dcts.core.testing.LeakCheck;
import dcts.core.testing.PluginJar;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestMember;
import dcts.core.testing.TestPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One server with a folder full of plugins, most of which cannot be used: each is told apart, and the good ones run. */
class PluginsTest {
    @RegisterExtension
    static final LeakCheck LEAKS = new LeakCheck();

    @TempDir
    static Path folder;

    private static TestHost host;
    private static TestMember member;

    @BeforeAll
    static void start() throws IOException {
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        TestPlugin.echo("echo").resource("web/index.js", "export default 1;\n").pack(plugins.resolve("echo.jar"));
        broken(plugins);
        unfit(plugins);
        failing(plugins);
        related(plugins);
        host = TestHost.start(folder);
        member = host.join("member");
    }

    @BeforeEach
    void expectNothing() {
        assertThat(LEAKS.log().alarms()).isEmpty();
    }

    private static void broken(Path plugins) throws IOException {
        Files.writeString(plugins.resolve("corrupt.jar"), "this is no archive");
        Files.createFile(plugins.resolve("empty.jar"));
        Files.createDirectories(plugins.resolve("folder.jar").resolve("inside"));
        Files.writeString(plugins.resolve("notes.txt"), "not looked at");
        byte[] whole = Files.readAllBytes(TestPlugin.echo("cut").pack(plugins.resolve("cut.jar")));
        Files.write(plugins.resolve("cut.jar"), Arrays.copyOf(whole, whole.length / 2));
        Path bare = TestPlugin.named("bare").pack(plugins.resolve("bare.jar"));
        Files.delete(plugins.resolve("bare.jar.classes").resolve("plugin.json"));
        PluginJar.pack(plugins.resolve("bare.jar.classes"), bare);
    }

    private static void unfit(Path plugins) {
        TestPlugin.named("nojson").resource("plugin.json", "{").pack(plugins.resolve("nojson.jar"));
        TestPlugin.named("list").resource("plugin.json", "[]").pack(plugins.resolve("list.jar"));
        TestPlugin.named("extra").manifest("autostart", true).pack(plugins.resolve("extra.jar"));
        TestPlugin.named("noclass").manifest("mainClass", null).pack(plugins.resolve("noclass.jar"));
        TestPlugin.named("badid").manifest("id", "Bad-Id").pack(plugins.resolve("badid.jar"));
        TestPlugin.named("badversion").manifest("version", "one").pack(plugins.resolve("badversion.jar"));
        TestPlugin.named("core").pack(plugins.resolve("reserved.jar"));
        TestPlugin.named("accounts").pack(plugins.resolve("reserved2.jar"));
        TestPlugin.named("future").manifest("api", ">=9.0.0").pack(plugins.resolve("future.jar"));
        TestPlugin.named("riddle").manifest("api", "banana").pack(plugins.resolve("riddle.jar"));
        TestPlugin.echo("twin").pack(plugins.resolve("twin1.jar"));
        TestPlugin.echo("twin").pack(plugins.resolve("twin2.jar"));
    }

    private static void failing(Path plugins) {
        TestPlugin.named("thrower")
                .starting("context.on(request(\"thrower.echo\"), (caller, in) -> new Out(in.text()));"
                        + " throw new IllegalStateException(\"no luck\");")
                .pack(plugins.resolve("thrower.jar"));
        TestPlugin.named("linker")
                .starting("throw new NoClassDefFoundError(\"gone\");")
                .pack(plugins.resolve("linker.jar"));
        TestPlugin.named("nowhere").manifest("mainClass", "dcts.nowhere.None").pack(plugins.resolve("nowhere.jar"));
        TestPlugin.named("other")
                .source("dcts.other.Main", "package dcts.other; public class Main {}")
                .pack(plugins.resolve("other.jar"));
        TestPlugin.named("closed").starting("", "private Main() {}").pack(plugins.resolve("closed.jar"));
        TestPlugin.named("unbounded")
                .starting(
                        "context.on(new SocketRequest<>(\"unbounded.x\", Free.class, Out.class, Access.member(), OFTEN, Effect.reads()),"
                                + " (caller, in) -> new Out(\"\"));",
                        "public record Free(String text) {}")
                .pack(plugins.resolve("unbounded.jar"));
        for (String name : List.of("chat.send", "foreign", "foreignx.y", "session.ready")) {
            TestPlugin.named("foreign" + name.replace(".", ""))
                    .starting("context.on(request(\"" + name + "\"), (caller, in) -> new Out(\"\"));")
                    .pack(plugins.resolve("foreign-" + name + ".jar"));
        }
        TestPlugin.named("grabber")
                .starting("context.declare(new Permission(\"core.manageAccounts\", Holder.ANYONE));")
                .pack(plugins.resolve("grabber.jar"));
        TestPlugin.named("breaker").resource("migrations/0001-a.sql", """
                        --liquibase formatted sql
                        --changeset breaker:a
                        create table if not exists breaker_a (nonsense);
                        """).pack(plugins.resolve("breaker.jar"));
    }

    private static void related(Path plugins) {
        Path base = TestPlugin.echo("zbase")
                .source("dcts.zbase.api.Tool", """
                        package dcts.zbase.api;
                        public final class Tool { public static String twice(String s) { return s + s; } }
                        """)
                .resource("web/index.js", "export default 2;\n")
                .resource("migrations/0001-a.sql", """
                        --liquibase formatted sql
                        --changeset zbase:a
                        create table if not exists zbase_a (id bigint primary key);
                        """)
                .pack(plugins.resolve("zbase.jar"));
        TestPlugin.named("aheir").requiring("zbase", base).starting("""
                        context.on(request("aheir.twice"), (caller, in) -> new Out(dcts.zbase.api.Tool.twice(in.text())));
                        context.on(request("aheir.load"), (caller, in) -> new Out(load(in.text())));
                        """, """
                        private static String load(String name) {
                            try {
                                return Class.forName(name).getName();
                            } catch (ClassNotFoundException e) {
                                return "absent";
                            }
                        }
                        """).pack(plugins.resolve("aheir.jar"));
        for (String name : List.of("astranger", "zstranger")) {
            TestPlugin.named(name)
                    .requiring("zbase", base)
                    .manifest("requires", null)
                    .starting("dcts.zbase.api.Tool.twice(\"\");")
                    .pack(plugins.resolve(name + ".jar"));
        }
        TestPlugin.named("spy")
                .requiring("zbase", base)
                .starting("new dcts.zbase.Main();")
                .pack(plugins.resolve("spy.jar"));
        TestPlugin.named("orphan").manifest("requires", List.of("nothere")).pack(plugins.resolve("orphan.jar"));
        TestPlugin.named("follower").manifest("requires", List.of("thrower")).pack(plugins.resolve("follower.jar"));
        TestPlugin.named("third").manifest("requires", List.of("follower")).pack(plugins.resolve("third.jar"));
        TestPlugin.named("picky").manifest("requires", List.of("echo@>=2.0.0")).pack(plugins.resolve("picky.jar"));
        TestPlugin.named("ring1").manifest("requires", List.of("ring2")).pack(plugins.resolve("ring1.jar"));
        TestPlugin.named("ring2").manifest("requires", List.of("ring1")).pack(plugins.resolve("ring2.jar"));
    }

    @AfterAll
    static void stop() {
        member.close();
        host.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo", "twin", "zbase"})
    void theGoodOnesRunAndAnswer(String id) {
        assertThat(status(id)).isEqualTo(new PluginStatus(id, "Test " + id, "1.0.0", State.RUNNING, "", List.of()));
        assertThat(member.ask(id + ".echo", Map.of("text", "hi")).get("text").textValue())
                .isEqualTo("hi");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "corrupt.jar|the archive is damaged",
                "empty.jar|the archive is damaged",
                "cut.jar|the archive is damaged",
                "folder.jar|",
                "bare.jar|it has no plugin.json, so it is no plugin",
                "nojson.jar|its plugin.json is not valid JSON",
                "list.jar|plugin.json",
                "extra.jar|plugin.json, autostart: unknown key",
                "noclass.jar|plugin.json, mainClass: ",
                "badid.jar|plugin.json, id: must be a text of 2 to 32 characters",
                "badversion.jar|plugin.json, version: must be",
                "reserved.jar|the id core is the server's own",
                "reserved2.jar|the id accounts is the server's own",
                "future|it is for version >=9.0.0 of the plugin API, this server has 0.9.0",
                "riddle|plugin.json, api or requires: not a range of versions",
                "twin2.jar|twin",
                "thrower|it failed while it started: no luck",
                "linker|it failed while it started: NoClassDefFoundError: gone",
                "astranger|dcts.zbase.api.Tool is not there; what another plugin offers is seen by those that name it",
                "zstranger|dcts.zbase.api.Tool is a class of zbase; add it to \"requires\" in plugin.json",
                "spy|dcts.zbase.Main is a class of zbase, and only its api package can be used",
                "nowhere|its class dcts.nowhere.None cannot be made",
                "other|its class dcts.other.Main cannot be made",
                "closed|its class dcts.closed.Main cannot be made",
                "unbounded|Free.text has no @Text",
                "foreignchatsend|chat.send does not start with foreignchatsend.",
                "foreignforeign|foreign does not start with",
                "foreignforeignxy|foreignx.y does not start with",
                "foreignsessionready|session.ready does not start with",
                "grabber|core.manageAccounts does not start with grabber.",
                "breaker|The tables of breaker cannot be",
                "orphan|it requires nothere, which is not there",
                "follower|it requires thrower, which does not run",
                "third|it requires follower, which does not run",
                "picky|it requires echo@>=2.0.0, and there is 1.0.0",
                "ring1|it requires ring2, which does not run",
                "ring2|it requires ring1, which does not run"
            })
    void whatCannotBeUsedIsToldWithItsReason(String id, @Nullable String reason) {
        assertThat(status(id).state()).isIn(State.FAILED, State.WAITING);
        assertThat(status(id).reason()).contains(reason == null ? "" : reason);
    }

    @Test
    void nothingElseIsThere() {
        assertThat(host.plugins().stream().map(PluginStatus::id))
                .doesNotHaveDuplicates()
                .hasSize(41);
        assertThat(host.plugins().stream()
                        .filter(s -> s.state() == State.RUNNING)
                        .map(PluginStatus::id))
                .containsExactly("aheir", "echo", "twin", "zbase");
    }

    @Test
    void whatAFailedOneRegisteredIsTakenBack() {
        assertThat(member.refusal("thrower.echo", Map.of("text", "x"))).isEqualTo("unknown_event");
    }

    @Test
    void aDependantUsesWhatTheOtherOffersAndSeesNothingElse() {
        assertThat(member.ask("aheir.twice", Map.of("text", "ab")).get("text").textValue())
                .isEqualTo("abab");
        assertThat(load("dcts.zbase.api.Tool")).isEqualTo("dcts.zbase.api.Tool");
        assertThat(load("dcts.zbase.Main")).isEqualTo("absent");
        assertThat(load("dcts.zbase.Main$In")).isEqualTo("absent");
        assertThat(load("dcts.echo.Main")).isEqualTo("absent");
    }

    @Test
    void filesOfOneAreNotThoseOfItsDependant() {
        var pieces = new TestApi(host.url()).get("/api/ui", Map.of()).data().get("pieces");
        assertThat(pieces.findValuesAsText("id")).containsExactly("echo", "zbase");
        var entry = pieces.get(0).get("entry").textValue();
        assertThat(new TestApi(host.url()).get(entry, Map.of()).body().asText()).contains("export default 1;");
        assertThat(tables()).contains("zbase_a").doesNotContain("breaker_a", "aheir_a");
    }

    private static String load(String className) {
        return member.ask("aheir.load", Map.of("text", className)).get("text").textValue();
    }

    private static PluginStatus status(String id) {
        return host.plugins().stream()
                .filter(s -> s.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not among " + host.plugins()));
    }

    private static List<String> tables() {
        try (var database = host.database().open()) {
            return database.jdbi("test")
                    .withHandle(h ->
                            h.createQuery("show tables").mapTo(String.class).list());
        }
    }
}
