package dcts.example;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.testkit.TestHost;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the web client of the board was built for is what the board registers. */
class WireTest {
    @RegisterExtension
    final TestHost host = TestHost.withThisPlugin();

    /** {@code ./dcts admin wire example} makes them anew. */
    @Test
    void theTypesOfTheWebClientAreThoseOfTheRecords() {
        assertThat(Path.of("web/wire.ts")).hasContent(host.console().wire("example"));
    }
}
