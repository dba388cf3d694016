package dcts.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.TestHost;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A reader that comes and goes while others write: what it makes of its snapshot, of the announcements and of the changes
 * it asked for is what a fresh snapshot says.
 */
class SnapshotTest {
    private static final int ACTIONS = 250;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_121})
    void aReaderThatComesAndGoesKnowsWhatAFreshOneReads(long seed) throws Exception {
        try (TestHost host = TestHost.withPlugin(folder);
                Person writer = Person.joins(host, "writer");
                Person other = Person.joins(host, "other")) {
            writer.says("general", "Before the reader came.");
            var reader = new Reader(Person.joins(host, "reader"));
            var play = new Play(new Random(seed), List.of(writer, other), reader);
            for (int i = 0; i < ACTIONS; i++) {
                play.act(i);
            }
            play.finish();

            assertThat(play.sent).isGreaterThan(100);
            assertThat(reader.mirror.messages())
                    .isEqualTo(Mirror.snapshot(writer).messages());
            reader.person.close();
        }
    }

    private static final class Play {
        final Random random;
        final List<Person> writers;
        final List<String> channels;
        final Reader reader;
        CompletableFuture<JsonNode> last = CompletableFuture.completedFuture(null);
        int sent;

        Play(Random random, List<Person> writers, Reader reader) {
            this.random = random;
            this.writers = writers;
            this.channels = writers.getFirst().channels().stream()
                    .map(channel -> channel.path("id").asText())
                    .toList();
            this.reader = reader;
        }

        void act(int number) {
            int dice = random.nextInt(100);
            if (dice < 75) {
                Person writer = writers.get(random.nextInt(writers.size()));
                last = writer.sendsLater(channels.get(random.nextInt(channels.size())), "action " + number);
                sent++;
            } else if (dice < 87) {
                reader.readSome(random.nextInt(8));
            } else if (dice < 93) {
                reader.goAway();
            } else {
                reader.comeBack();
            }
        }

        void finish() throws Exception {
            last.get(15, TimeUnit.SECONDS);
            writers.forEach(Person::channels);
            reader.comeBack();
            reader.mirror.catchUp(reader.person);
        }
    }

    private static final class Reader {
        Person person;
        final Mirror mirror;
        boolean away;

        Reader(Person person) {
            this.person = person;
            this.mirror = Mirror.snapshot(person);
        }

        void readSome(int count) {
            if (!away) {
                person.heardSoFar(count).forEach(message -> mirror.hear(person, message));
            }
        }

        void goAway() {
            person.close();
            away = true;
        }

        void comeBack() {
            if (away) {
                person = person.again();
                mirror.catchUp(person);
                away = false;
            }
        }
    }
}
