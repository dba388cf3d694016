package dcts.keyauth;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.testkit.TestHost;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the page of the keys was built for is what the plugin registers. */
class WireTest {
    @RegisterExtension
    final TestHost host = TestHost.withThisPlugin();

    /** {@code ./dcts admin wire keyauth} makes them anew. */
    @Test
    void theTypesOfTheWebClientAreThoseOfTheRecords() {
        assertThat(Path.of("web/wire.ts")).hasContent(host.console().wire("keyauth"));
    }
}
