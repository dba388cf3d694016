package dcts.roles;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.testkit.TestHost;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the pages of roles were built for is what the plugin registers. */
class WireTest {
    @RegisterExtension
    final TestHost host = TestHost.withThisPlugin();

    /** {@code ./dcts admin wire roles} makes them anew. */
    @Test
    void theTypesOfTheWebClientAreThoseOfTheRecords() {
        assertThat(Path.of("web/wire.ts")).hasContent(host.console().wire("roles"));
    }
}
