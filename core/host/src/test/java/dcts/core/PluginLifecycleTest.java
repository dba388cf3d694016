package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.plugin.PluginStatus;
import dcts.core.plugin.PluginStatus.State;
import dcts.core.testing.LeakCheck;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestApi.Answer;
import dcts.core.testing.TestMember;
import dcts.core.testing.TestPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Plugins are switched while members are connected. */
@Timeout(120)
class PluginLifecycleTest {
    private static final String STAMP = "context.on(request(\"%s.version\"), (caller, in) -> new Out(\"%s\"));";

    @RegisterExtension
    final LeakCheck leaks = new LeakCheck();

    @TempDir
    Path folder;

    private Path plugins;
    private TestHost host;
    private TestMember member;

    @BeforeEach
    void start() throws IOException {
        plugins = Files.createDirectories(folder.resolve("plugins"));
        Path base =
                TestPlugin.named("base").starting(STAMP.formatted("base", "1")).pack(plugins.resolve("base.jar"));
        TestPlugin.named("heir")
                .manifest("capabilities", null)
                .requiring("base", base)
                .starting(STAMP.formatted("heir", "1"))
                .pack(plugins.resolve("heir.jar"));
        TestPlugin.echo("other").resource("web/index.js", "export default 1;").pack(plugins.resolve("other.jar"));
        host = TestHost.start(folder);
        member = host.join("member");
        member.listen("ui.changed");
    }

    @AfterEach
    void stop() {
        member.close();
        host.close();
    }

    @Test
    void whatIsDisabledAnswersNoMoreAndComesBackWhileMembersStayConnected() {
        assertThat(post("disable", Map.of("id", "other")).status()).isEqualTo(200);
        assertThat(state("other")).isEqualTo(State.DISABLED);
        assertThat(member.refusal("other.echo", Map.of("text", "x"))).isEqualTo("unknown_event");
        member.hear("ui.changed");
        assertThat(pieces()).isEmpty();
        assertThat(version("base")).isEqualTo("1");

        assertThat(post("enable", Map.of("id", "other")).status()).isEqualTo(200);
        member.hear("ui.changed");
        assertThat(pieces()).containsExactly("other");
        assertThat(member.ask("other.echo", Map.of("text", "x")).get("text").textValue())
                .isEqualTo("x");
        assertThat(member.connected()).isTrue();
    }

    @Test
    void theWishOutlivesARestart() {
        post("disable", Map.of("id", "other"));
        host.restart();
        member.hear("session.ready");
        assertThat(state("other")).isEqualTo(State.DISABLED);
        post("enable", Map.of("id", "other"));
        host.restart();
        assertThat(state("other")).isEqualTo(State.RUNNING);
    }

    @Test
    void thoseThatNeedItAreNotStoppedUnasked() {
        assertThat(post("disable", Map.of("id", "base")).code()).isEqualTo("conflict");
        assertThat(version("heir")).isEqualTo("1");

        post("disable", Map.of("id", "base", "withDependants", true));
        assertThat(state("base")).isEqualTo(State.DISABLED);
        assertThat(state("heir")).isEqualTo(State.WAITING);
        assertThat(member.refusal("heir.version", Map.of("text", "?"))).isEqualTo("unknown_event");
        assertThat(member.ask("other.echo", Map.of("text", "x")).get("text").textValue())
                .isEqualTo("x");

        post("enable", Map.of("id", "base"));
        assertThat(version("heir")).isEqualTo("1");
    }

    @Test
    void whoNeedsSomethingDisabledBringsItAlong() {
        post("disable", Map.of("id", "base", "withDependants", true));
        post("disable", Map.of("id", "heir"));
        post("enable", Map.of("id", "heir"));
        assertThat(version("base")).isEqualTo("1");
        assertThat(version("heir")).isEqualTo("1");
    }

    @Test
    void aNewArchiveTakesThePlaceOfTheOldAndARemovedOneEnds() throws IOException {
        Path base =
                TestPlugin.named("base").starting(STAMP.formatted("base", "2")).pack(plugins.resolve("base.jar"));
        assertThat(base).exists();
        assertThat(version("base")).as("what runs is what was read").isEqualTo("1");
        post("rescan", Map.of());
        assertThat(version("base")).isEqualTo("2");
        assertThat(version("heir"))
                .as("it was started again with what it needs")
                .isEqualTo("1");

        Files.delete(plugins.resolve("other.jar"));
        post("rescan", Map.of());
        assertThat(member.refusal("other.echo", Map.of("text", "x"))).isEqualTo("unknown_event");
        assertThat(host.plugins().stream().map(PluginStatus::id)).containsExactly("base", "heir");
    }

    @Test
    void whatFailedIsTriedAgainWhenItIsMended() {
        leaks.expect("does not run");
        TestPlugin.named("base")
                .starting("throw new IllegalStateException(\"no luck\");")
                .pack(plugins.resolve("base.jar"));
        post("rescan", Map.of());
        assertThat(state("base")).isEqualTo(State.FAILED);
        assertThat(state("heir")).isEqualTo(State.WAITING);
        post("disable", Map.of("id", "other"));
        assertThat(state("base")).isEqualTo(State.FAILED);
        TestPlugin.named("base").starting(STAMP.formatted("base", "3")).pack(plugins.resolve("base.jar"));
        post("rescan", Map.of());
        assertThat(version("base")).isEqualTo("3");
        assertThat(version("heir")).isEqualTo("1");
    }

    @Test
    void onlyTheOwnerSwitchesAndOnlyWhatIsThere() {
        var bearer = Map.of("Authorization", "Bearer " + member.token());
        var api = new TestApi(host.url());
        assertThat(api.send("POST", "/api/admin/plugins/disable", Map.of("id", "other"), bearer)
                        .code())
                .isEqualTo("forbidden");
        assertThat(api.get("/api/admin/plugins", bearer).code()).isEqualTo("forbidden");
        assertThat(api.get("/api/admin/plugins", Map.of()).code()).isEqualTo("unauthorized");
        assertThat(post("disable", Map.of("id", "nothere")).code()).isEqualTo("not_found");
        assertThat(post("enable", Map.of("id", "../other")).code()).isEqualTo("invalid");
        assertThat(state("other")).isEqualTo(State.RUNNING);
    }

    @Test
    void theListTellsAll() {
        var list = new TestApi(host.url())
                .get("/api/admin/plugins", console())
                .data()
                .get("plugins");
        assertThat(list.findValuesAsText("id")).containsExactly("base", "heir", "other");
        assertThat(list.get(1).toString())
                .startsWith(
                        "{\"id\":\"heir\",\"name\":\"Test heir\",\"version\":\"1.0.0\","
                                + "\"state\":\"running\",\"reason\":\"\",\"requires\":[\"base\"],\"dependants\":[],"
                                + "\"capabilities\":[],\"shipped\":true,\"ui\":false,\"entryPoints\":[{\"kind\":\"request\",\"name\":\"heir.")
                .endsWith("\"tasks\":0,\"cacheEntries\":0,\"storedValues\":0,\"fileBytes\":0}}");
        assertThat(list.get(0).get("dependants")).hasToString("[\"heir\"]");
        assertThat(list.get(2).get("ui").booleanValue()).isTrue();
    }

    private Answer post(String verb, Map<String, ?> body) {
        return new TestApi(host.url()).send("POST", "/api/admin/plugins/" + verb, body, console());
    }

    private Map<String, String> console() {
        return Map.of("Authorization", "Bearer " + host.consoleToken());
    }

    private String version(String id) {
        return member.ask(id + ".version", Map.of("text", "?")).get("text").textValue();
    }

    private State state(String id) {
        return host.plugins().stream()
                .filter(status -> status.id().equals(id))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private Iterable<String> pieces() {
        return new TestApi(host.url()).get("/api/ui", Map.of()).data().findValuesAsText("id");
    }
}
