package dcts.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcknowledgementLogTest {
    private static final Acknowledgement FIRST = new Acknowledgement(
            new Operation.Key(7, "n-1"), new Message(101, 20, 1, 1, 7, "Grüße, \"Zoë\"\n\uD83C\uDF89", 5));
    private static final Acknowledgement SECOND =
            new Acknowledgement(new Operation.Key(8, "n-1"), new Message(102, 20, 2, 2, 8, "two", 6));

    @TempDir
    Path folder;

    @Test
    void anAcknowledgementCountsOnceItIsInTheFile() throws IOException {
        var file = folder.resolve("log");
        var counted = new AtomicInteger();
        var told = new AtomicInteger();
        try (var log = new AcknowledgementLog(file, counted::incrementAndGet)) {
            log.append(FIRST, told::incrementAndGet);
            assertThat(Files.size(file)).isZero();
            assertThat(told).hasValue(0);

            log.force();
            assertThat(AcknowledgementLog.read(file)).containsExactly(FIRST);
            assertThat(told).hasValue(1);

            log.append(SECOND, told::incrementAndGet);
        }
        assertThat(AcknowledgementLog.read(file)).containsExactly(FIRST, SECOND);
        assertThat(told).hasValue(2);
        assertThat(counted).hasValue(2);
    }
}
