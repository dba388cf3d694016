package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.testing.LeakCheck;
import dcts.core.testing.LiveObjects;
import dcts.core.testing.TestApi;
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

/** What a plugin leaves behind when it is switched off: nothing. */
@Timeout(180)
class PluginCyclesTest {
    private static final String LOADER = "dcts.core.plugin.WalledClassLoader";
    private static final int CYCLES = Boolean.getBoolean("long") ? 50 : 10;
    private static final String START = """
            Permission use = new Permission("busy.use", Holder.MEMBER);
            context.declare(use);
            Announcement<Out> said = new Announcement<>("busy.said", Out.class);
            context.declare(said);
            Topic topic = context.topic(Scope.SERVER, use);
            context.jdbi().useHandle(handle -> handle.execute("select count(*) from busy_note"));
            context.on(request("busy.say"), (caller, in) -> {
                context.permissions().may(caller, use, Scope.SERVER);
                context.jdbi().useHandle(handle -> handle.execute("insert into busy_note (text) values (?)", in.text()));
                topic.announce(said, new Out(in.text()));
                return new Out(in.text());
            });
            """;

    @RegisterExtension
    final LeakCheck leaks = new LeakCheck();

    @TempDir
    Path folder;

    private TestHost host;

    @BeforeEach
    void start() throws IOException {
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        TestPlugin.echo("still").pack(plugins.resolve("still.jar"));
        TestPlugin.named("busy")
                .starting(START)
                .resource("web/index.js", "export default 1;")
                .resource("migrations/0001.sql", """
                        --liquibase formatted sql
                        --changeset busy:note
                        create table if not exists busy_note (text varchar(1000) not null);
                        """)
                .pack(plugins.resolve("busy.jar"));
        host = TestHost.start(folder);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void itsClassesAreCollectedEachTime() {
        try (TestMember member = host.join("member")) {
            member.listen("busy.said");
            for (int i = 0; i < CYCLES; i++) {
                assertThat(member.ask("busy.say", Map.of("text", "round " + i))
                                .get("text")
                                .textValue())
                        .isEqualTo("round " + i);
                assertThat(member.hear("busy.said").get("text").textValue()).isEqualTo("round " + i);
                post("disable");
                assertThat(member.refusal("busy.say", Map.of("text", "x"))).isEqualTo("unknown_event");
                assertThat(LiveObjects.await(LOADER, 1))
                        .as("only the other one is left")
                        .isEqualTo(1);
                post("enable");
            }
            assertThat(LiveObjects.await(LOADER, 2)).isEqualTo(2);
            assertThat(member.connected()).isTrue();
        }
    }

    private void post(String verb) {
        var console = Map.of("Authorization", "Bearer " + host.consoleToken());
        var answer = new TestApi(host.url()).send("POST", "/api/admin/plugins/" + verb, Map.of("id", "busy"), console);
        assertThat(answer.status()).isEqualTo(200);
    }
}
