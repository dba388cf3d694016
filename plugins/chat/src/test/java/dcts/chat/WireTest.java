package dcts.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.TestHost;
import dcts.core.testing.TestApi;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The web client's types are made from the records; {@code ./dcts admin wire chat} makes them anew. */
class WireTest {
    @Test
    void theTypesOfTheWebClientAreThoseOfTheRecords(@TempDir Path folder) {
        try (var host = TestHost.withPlugin(folder)) {
            var console = Map.of("Authorization", "Bearer " + host.consoleToken());
            var types = new TestApi(host.localUrl()).get("/api/admin/wire?plugin=chat", console);
            assertThat(types.status()).isEqualTo(200);
            assertThat(Path.of("web/wire.ts")).hasContent(types.body().asText());
        }
    }
}
