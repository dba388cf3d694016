package dcts.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dcts.bench.BenchDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The crash test on the packaged server, and that it finds what was broken on purpose. */
class CrashTest {
    /** A failure prints it with the command that makes the same plan. */
    private static final long SEED = 1;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    /** What is kept of a run that failed stays there. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private record Outcome(int code, JsonNode json, String printed) {}

    @Test
    void nothingIsBrokenByFiveKills() throws Exception {
        var outcome = run(5, Optional.empty(), database -> {});

        assertThat(outcome.code).as(outcome.printed).isZero();
        assertThat(outcome.printed).contains("Nothing is broken.");
        assertThat(outcome.json.path("kills").findValuesAsText("what")).contains("server", "database", "both");
        assertThat(outcome.json.path("kills"))
                .hasSize(5)
                .allSatisfy(kill -> assertThat(kill.path("readyMillis").asLong())
                        .isBetween(1L, kill.path("mostToReadyMillis").asLong()));
        var counts = outcome.json.path("counts");
        assertThat(counts.path("acknowledged").asInt())
                .isGreaterThan(1_000)
                .isEqualTo(counts.path("stored").asInt());
        assertThat(counts.path("shown").asLong())
                .isEqualTo(50L * counts.path("stored").asInt());
        assertThat(counts.path("caughtUp").asInt()).as("of what is shown").isPositive();
        assertThat(counts.path("answeredAgain").asInt()).as("sent again").isPositive();
        assertThat(folder.resolve("runs")).isEmptyDirectory();
    }

    @Test
    void aRowThatIsGoneIsFoundAndTheDataIsKept() throws Exception {
        var outcome = run(1, Optional.of(Victim.SERVER), CrashTest::deleteOne);

        assertThat(outcome.code).as(outcome.printed).isEqualTo(1);
        var faults = outcome.json.path("faults");
        assertThat(faults.path("LOST").asInt()).as(outcome.printed).isPositive();
        assertThat(faults.path("GAP").asInt()).isEqualTo(2);
        assertThat(faults.path("UNSTORED").asInt()).as("shown to each of 50").isGreaterThanOrEqualTo(50);
        assertThat(faults.path("DOUBLED").asInt()).isZero();
        assertThat(outcome.printed).contains("BROKEN", "LOST: Acknowledgement[");
        try (var kept = Files.list(folder.resolve("runs"))) {
            var directory = kept.findFirst().orElseThrow();
            assertThat(outcome.printed).contains("are in " + directory);
            assertThat(directory.resolve("data/mariadb")).isDirectory();
            assertThat(directory.resolve("server-1.log")).isNotEmptyFile();
            assertThat(directory.resolve("server-2.log")).isNotEmptyFile();
            assertThat(AcknowledgementLog.read(directory.resolve("acknowledged.log")))
                    .isNotEmpty();
        }
    }

    private static void deleteOne(BenchDatabase database) throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            assertThat(statement.executeUpdate("delete from chat_message where seq = 50 limit 1"))
                    .isOne();
        }
    }

    private Outcome run(int kills, Optional<Victim> victim, CrashRun.BeforeCheck beforeCheck)
            throws IOException, InterruptedException {
        var json = folder.resolve("result.json");
        var options = new CrashOptions(kills, SEED, victim, Optional.of(json));
        try {
            int code = Crash.run(options, folder.resolve("runs"), new PrintStream(printed, true, UTF_8), beforeCheck);
            return new Outcome(code, new ObjectMapper().readTree(Files.readString(json)), printed.toString(UTF_8));
        } catch (IllegalStateException | AssertionError e) {
            throw new AssertionError("it could not go on:\n" + printed.toString(UTF_8), e);
        }
    }
}
