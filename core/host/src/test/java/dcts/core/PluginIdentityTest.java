package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.testing.LeakCheck;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestMember;
import dcts.core.testing.TestPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a plugin is told of the server, and of those whom it lets in. */
@Timeout(60)
class PluginIdentityTest {
    @RegisterExtension
    final LeakCheck leaks = new LeakCheck();

    @TempDir
    Path folder;

    private TestHost host;
    private TestMember member;

    @BeforeEach
    void start() throws IOException {
        Path all = Files.createDirectories(folder.resolve("plugins"));
        TestPlugin.named("badge").starting("""
            Logins logins = context.logins();
            context.on(request("badge.server"), (caller, in) -> new Out("" + context.server()));
            context.on(request("badge.open"), (caller, in) -> new Out(logins.open(in.text(), "Badge").token()));
            context.on(request("badge.link"), (caller, in) -> { logins.link(caller, in.text()); return new Out(""); });
            context.on(request("badge.unlink"), (caller, in) -> new Out("" + logins.unlink(in.text())));
            context.on(request("badge.of"), (caller, in) -> new Out(String.join(",",
                logins.of(in.text().equals("me") ? caller : logins.find(in.text()).get()))));
            """).pack(all.resolve("badge.jar"));
        host = TestHost.start(folder);
        member = host.join("member");
    }

    @AfterEach
    void stop() {
        member.close();
        host.close();
    }

    private String ask(String event, String text) {
        return member.ask(event, Map.of("text", text)).get("text").textValue();
    }

    @Test
    void thePluginKnowsWhatStrangersMayKnow() {
        var shown = new TestApi(host.url()).get("/api/server", Map.of()).data();
        assertThat(shown.get("registration").textValue()).isEqualTo("open");
        String known = "ServerInfo[name=" + shown.get("name").textValue() + ", version="
                + shown.get("version").textValue() + ", online=%d, registrationOpen=true]";
        assertThat(ask("badge.server", "x")).isEqualTo(known.formatted(1));
        try (TestMember sameOnAnotherDevice = member.again();
                TestMember other = host.join("other")) {
            assertThat(sameOnAnotherDevice.userId()).isNotEqualTo(other.userId());
            assertThat(ask("badge.server", "x")).isEqualTo(known.formatted(2));
        }
        host.restartSafe();
        var safe = new TestApi(host.url()).get("/api/server", Map.of()).data();
        assertThat(safe.get("registration").textValue()).isEqualTo("closed");
    }

    @Test
    void theLastWayInStays() {
        ask("badge.open", "blue");
        assertThat(ask("badge.of", "blue")).isEqualTo("blue");
        assertThat(member.refusal("badge.unlink", Map.of("text", "blue"))).isEqualTo("conflict");
        assertThat(ask("badge.unlink", "unknown")).isEqualTo("false");

        ask("badge.link", "red");
        ask("badge.link", "green");
        assertThat(ask("badge.of", "me").split(",", -1)).containsExactlyInAnyOrder("red", "green");
        assertThat(ask("badge.unlink", "red")).isEqualTo("true");
        assertThat(ask("badge.unlink", "green")).isEqualTo("true"); // there is a password
        assertThat(ask("badge.of", "me")).isEmpty();
    }

    @Test
    void ofTwoWaysInOnlyOneCanBeTakenAwayAtOnce() {
        try (TestMember second = member.again()) {
            for (int round = 0; round < 5; round++) {
                String blue = "blue" + round;
                String red = "red" + round;
                try (TestMember both = TestMember.withToken(host.url(), ask("badge.open", blue))) {
                    both.ask("badge.link", Map.of("text", red));
                }
                var first = member.send("badge.unlink", Map.of("text", blue));
                var other = second.send("badge.unlink", Map.of("text", red));
                assertThat(Stream.of(first, other).map(answer -> outcome(answer.join())))
                        .containsExactlyInAnyOrder("true", "conflict");
            }
        }
    }

    private static String outcome(JsonNode answer) {
        return answer.at("/data/text").asText() + answer.at("/error/code").asText();
    }
}
