package dcts.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.TestHost;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twenty members write into two channels at once, and all of them read. */
class ConcurrencyTest {
    private static final int MEMBERS = 20;
    private static final int EACH = 50;
    private static final int ALL = MEMBERS * EACH;

    @Test
    void allReadTheSameOnceAndInOneDenseOrder(@TempDir Path folder) throws Exception {
        try (TestHost host = TestHost.withPlugin(folder)) {
            List<Person> members = IntStream.range(0, MEMBERS)
                    .parallel()
                    .mapToObj(i -> Person.joins(host, "member" + i))
                    .toList();
            List<String> channels = members.getFirst().channels().stream()
                    .map(channel -> channel.path("id").asText())
                    .toList();

            List<JsonNode> acknowledged = talk(members, channels);
            List<JsonNode> heard = members.getFirst().hears(ALL);

            assertThat(heard).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(acknowledged);
            assertThat(heard).extracting(m -> m.path("id").asLong()).isSorted();
            for (String channel : channels) {
                List<JsonNode> inChannel = heard.stream()
                        .filter(m -> m.path("channelId").asText().equals(channel))
                        .toList();
                List<Long> dense =
                        LongStream.rangeClosed(1, inChannel.size()).boxed().toList();
                assertThat(inChannel).extracting(m -> m.path("seq").asLong()).isEqualTo(dense);
                assertThat(inChannel).extracting(m -> m.path("rev").asLong()).isEqualTo(dense);
            }
            for (Person member : members.subList(1, MEMBERS)) {
                assertThat(member.hears(ALL)).isEqualTo(heard);
            }
            members.forEach(Person::close);
        }
    }

    private static List<JsonNode> talk(List<Person> members, List<String> channels) throws Exception {
        List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
        for (int i = 0; i < EACH; i++) {
            for (Person member : members) {
                answers.add(member.sendsLater(channels.get((i + answers.size()) % channels.size()), "message " + i));
            }
        }
        List<JsonNode> acknowledged = new ArrayList<>();
        for (CompletableFuture<JsonNode> answer : answers) {
            acknowledged.add(answer.get(30, TimeUnit.SECONDS).path("data").path("message"));
        }
        return acknowledged;
    }
}
