package plugins.__id__;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.testkit.Person;
import dcts.testkit.TestHost;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two people use the list on a real server. */
class FlowTest {
    @RegisterExtension
    final TestHost host = TestHost.withThisPlugin();

    @Test
    void whatOneAddsTheOtherHearsAndReads() {
        Person alice = host.person("alice");
        Person bob = host.person("bob");

        alice.ask("__id__.add", Map.of("text", "Buy milk."));

        assertThat(bob.hear("__id__.added").at("/line/text").asText()).isEqualTo("Buy milk.");
        assertThat(bob.ask("__id__.list", Map.of()).at("/lines/0/text").asText()).isEqualTo("Buy milk.");
        assertThat(bob.refusal("__id__.add", Map.of("text", ""))).isEqualTo("invalid:text");
    }

    @Test
    void theOwnerSaysHowManyAreShown() {
        Person alice = host.person("alice");
        alice.ask("__id__.add", Map.of("text", "One."));
        alice.ask("__id__.add", Map.of("text", "Two."));
        host.console().set("__id__", "shown", 1);
        assertThat(alice.ask("__id__.list", Map.of()).path("lines")).hasSize(1);
    }
}
