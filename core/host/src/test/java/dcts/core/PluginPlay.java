package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.plugin.PluginStatus;
import dcts.core.testing.LeakCheck;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestMember;
import dcts.core.testing.TestPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A server with plugins of a test's own, and somebody who asks them. */
@Timeout(120)
abstract class PluginPlay {
    @RegisterExtension
    final LeakCheck leaks = new LeakCheck();

    @TempDir
    Path folder;

    private final List<TestMember> people = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // every test starts one, with plugins of its own
    TestHost host;

    @SuppressWarnings("NullAway.Init")
    TestMember member;

    void start(TestPlugin... plugins) throws IOException {
        Path all = Files.createDirectories(folder.resolve("plugins"));
        for (int i = 0; i < plugins.length; i++) {
            plugins[i].pack(all.resolve("plugin-" + i + ".jar"));
        }
        host = TestHost.start(folder);
        member = joined(host.join("member"));
    }

    @AfterEach
    void stop() {
        people.forEach(TestMember::close);
        host.close();
    }

    TestMember joined(TestMember person) {
        people.add(person);
        return person;
    }

    String ask(String event, String text) {
        JsonNode answer = member.answer(event, Map.of("text", text));
        return answer.path("ok").asBoolean()
                ? answer.at("/data/text").asText()
                : answer.at("/error/code").asText();
    }

    PluginStatus status(String id) {
        return host.plugins().stream()
                .filter(plugin -> plugin.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    Map<String, String> console() {
        return Map.of("Authorization", "Bearer " + host.consoleToken());
    }

    /** What is told comes a little later. */
    void awaitAnswer(String event, String text, String answer) {
        for (int i = 0; i < 5_000 && !ask(event, text).equals(answer); i++) {
            Thread.onSpinWait();
        }
        assertThat(ask(event, text)).isEqualTo(answer);
    }

    TestHost switched(String id, String what) {
        new TestApi(host.localUrl())
                .send("POST", "/api/admin/plugins/" + what, Map.of("id", id), console())
                .data();
        return host;
    }

    static TestApi.Answer register(TestApi api, String name) {
        return api.post("/api/accounts", Map.of("loginName", name, "password", TestMember.PASSWORD));
    }
}
