package dcts.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.TestHost;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far behind a client may be and still be told every change. */
class ResyncTest {
    @Test
    void aThousandChangesAreToldAndOneMoreIsNot(@TempDir Path folder) {
        try (TestHost host = TestHost.withPlugin(folder);
                Person alice = Person.joins(host, "alice");
                Population population = new Population(host.database())) {
            String general = alice.idOf("general");
            population.messages(general, alice.userId(), 1_001);
            host.restart();
            alice.member().hear("session.ready");

            assertThat(alice.channel("general").path("rev").asLong()).isEqualTo(1_001);
            assertThat(refusal(alice, general, 0)).isEqualTo("chat.resync");
            assertThat(alice.changes(general, 1, 100).path("changes")).hasSize(100);
            assertThat(alice.changes(general, 1_001, 100).path("changes")).isEmpty();
            assertThat(refusal(alice, general, 1_002)).isEqualTo("chat.resync");
        }
    }

    private static String refusal(Person person, String channelId, long afterRev) {
        return person.member().refusal("chat.changes", Map.of("channelId", channelId, "afterRev", afterRev));
    }
}
