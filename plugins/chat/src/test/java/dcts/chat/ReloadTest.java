package dcts.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.TestHost;
import dcts.core.testing.LeakCheck;
import dcts.core.testing.LiveObjects;
import dcts.core.testing.TestApi;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Chat is switched off and on again while people talk. */
@Timeout(180)
class ReloadTest {
    private static final int CYCLES = Boolean.getBoolean("long") ? 50 : 10;
    private static final List<String> NO = List.of("unknown_event", "unavailable");

    @RegisterExtension
    final LeakCheck leaks = new LeakCheck();

    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void nothingAcknowledgedIsLostNobodyIsDisconnectedAndNothingIsLeftBehind(@TempDir Path folder) throws Exception {
        try (TestHost host = TestHost.withPlugin(folder)) {
            List<Person> people = IntStream.range(0, 4)
                    .mapToObj(i -> Person.joins(host, "member" + i))
                    .toList();
            String general = people.getFirst().idOf("general");
            List<CompletableFuture<List<String>>> talks = people.stream()
                    .map(person -> CompletableFuture.supplyAsync(() -> talk(person, general)))
                    .toList();
            for (int i = 0; i < CYCLES; i++) {
                switchChat(host, "disable");
                assertThat(LiveObjects.count("dcts.core.plugin.WalledClassLoader"))
                        .isLessThanOrEqualTo(1);
                switchChat(host, "enable");
                people.getFirst().channels();
            }
            over.set(true);
            List<String> acknowledged = new ArrayList<>();
            for (CompletableFuture<List<String>> talk : talks) {
                acknowledged.addAll(talk.get(60, TimeUnit.SECONDS));
            }
            assertThat(acknowledged).hasSizeGreaterThan(CYCLES).doesNotHaveDuplicates();
            assertThat(stored(people.getFirst(), general)).containsAll(acknowledged);
            Set<String> all = stored(people.getFirst(), general);
            JsonNode last = people.getLast().says("general", "after all that");
            assertThat(last.path("seq").asInt()).as("numbered without a hole").isEqualTo(all.size() + 1);
            JsonNode heard = people.getFirst().hears();
            while (!heard.equals(last)) {
                heard = people.getFirst().hears();
            }
            assertThat(people).allMatch(person -> person.member().connected());
            assertThat(people).noneMatch(ReloadTest::wasDisconnected);
            switchChat(host, "disable");
            people.forEach(Person::close);
            assertThat(LiveObjects.await("dcts.core.plugin.WalledClassLoader", 0))
                    .isZero();
        }
    }

    /** The ids of what was acknowledged; only two refusals are right meanwhile. */
    private List<String> talk(Person person, String channel) {
        List<String> acknowledged = new ArrayList<>();
        for (int i = 0; !over.get(); i++) {
            JsonNode answer = person.sendsLater(channel, "message " + i).join();
            if (answer.path("ok").asBoolean()) {
                acknowledged.add(answer.at("/data/message/id").asText());
            } else {
                assertThat(answer.at("/error/code").asText()).isIn(NO);
            }
        }
        return acknowledged;
    }

    private static boolean wasDisconnected(Person person) {
        return person.member().everything().stream()
                        .filter(heard -> heard.event().equals("session.ready"))
                        .count()
                > 1;
    }

    private static Set<String> stored(Person person, String channel) {
        Set<String> all = new HashSet<>();
        JsonNode page = person.newest(channel, 100);
        page.path("messages").forEach(message -> all.add(message.path("id").asText()));
        while (page.path("hasMore").asBoolean()) {
            page = person.before(page.path("messages").get(0), 100);
            page.path("messages").forEach(message -> all.add(message.path("id").asText()));
        }
        return all;
    }

    private static void switchChat(TestHost host, String verb) {
        var console = Map.of("Authorization", "Bearer " + host.consoleToken());
        var answer = new TestApi(host.url()).send("POST", "/api/admin/plugins/" + verb, Map.of("id", "chat"), console);
        assertThat(answer.status()).isEqualTo(200);
    }
}
