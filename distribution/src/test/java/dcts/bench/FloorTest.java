package dcts.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the figures rest on: both floors relay all that is said, and clients notice what is missing. */
class FloorTest {
    private static final int CLIENTS = 5;

    @TempDir
    private Path directory;

    @Test
    void everyFloorBringsEveryMessageToEverybody() throws Exception {
        var chosen = Floor.in(directory);
        for (var floor : List.of(chosen, Floor.inJava())) {
            try (var server = BareServer.start(floor.command())) {
                var crowd = joined(server);
                assertThat(crowd.say(50, 4, 200, 0)).matches("\\d+ \\d+");
                assertThat(crowd.say(10, 1, 60_000, 0)).matches("\\d+ \\d+");
                crowd.leave();
            }
        }
    }

    @Test
    void whoStalledAndWasNotCutOffIsNotCounted() throws Exception {
        try (var server = BareServer.start(Floor.inJava().command())) {
            var crowd = joined(server);
            crowd.stall(2);
            crowd.say(10, 1, 200, 0);
            assertThat(crowd.resume()).isEqualTo("0");
        }
    }

    @Test
    void aMissingAndARepeatedMessageAreNoticed() throws Exception {
        try (var server = BareServer.start(Floor.inJava().command())) {
            var visitor = new Visitor(new SocketLoop(), server.port(), new Crowd(new SocketLoop()));
            assertThatThrownBy(() -> visitor.packet("42[\"said\",{\"seq\":1,\"text\":\"\"}]"))
                    .hasMessage("message 1 came instead of 0");
        }
        var round = new Round(1, 7, 2, 2);
        round.send();
        round.reached(7);
        assertThatThrownBy(() -> round.reached(7)).hasMessage("message 7 was announced too often");
        assertThat(round.isOver()).isFalse();
    }

    private static Crowd joined(BareServer server) throws IOException {
        var crowd = new Crowd(new SocketLoop());
        crowd.join(server.port(), CLIENTS);
        return crowd;
    }
}
