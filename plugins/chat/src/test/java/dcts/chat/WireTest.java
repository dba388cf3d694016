package dcts.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.TestHost;
import dcts.core.testing.TestApi;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the chat registers is what its web client was built for, and what changes something fires its events. */
class WireTest {
    @TempDir
    static Path folder;

    private static TestHost host;

    @BeforeAll
    static void start() {
        host = TestHost.withPlugin(folder);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    private static TestApi.Answer ask(String path) {
        return new TestApi(host.localUrl()).get(path, Map.of("Authorization", "Bearer " + host.consoleToken()));
    }

    /** {@code ./dcts admin wire chat} makes them anew. */
    @Test
    void theTypesOfTheWebClientAreThoseOfTheRecords() {
        assertThat(Path.of("web/wire.ts"))
                .hasContent(ask("/api/admin/wire?plugin=chat").body().asText());
    }

    /** Whoever adds an action that changes something has to give it events; whoever adds one that does not, a line here. */
    @Test
    void onlyTheseChangeNothing() {
        assertThat(StreamSupport.stream(
                        ask("/api/admin/entrypoints").data().get("entryPoints").spliterator(), false))
                .filteredOn(point -> point.get("owner").asText().equals("chat"))
                .filteredOn(point -> point.get("kind").asText().equals("request"))
                .filteredOn(point -> !point.has("effect"))
                .extracting((JsonNode point) -> point.get("name").asText())
                .containsExactly("chat.changes", "chat.history", "chat.tree");
    }
}
