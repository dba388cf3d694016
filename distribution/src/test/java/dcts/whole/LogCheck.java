package dcts.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

/** What may not stand in the log of a server, whatever happened to it. */
final class LogCheck {
    private final List<String> lines;

    private LogCheck(List<String> lines) {
        this.lines = lines;
    }

    /** Everything that the server has printed, save for the link that it prints on purpose. */
    static LogCheck of(ServerProcess server) {
        return new LogCheck(server.log()
                .lines()
                .filter(line -> !line.startsWith("owner link "))
                .toList());
    }

    /** Passwords, tokens, parts of messages. */
    LogCheck keepsQuietAbout(List<String> secrets) {
        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).doesNotContain(secrets.toArray(String[]::new)));
        return this;
    }

    /** Nothing failed. */
    LogCheck hasNoErrors() {
        assertThat(lines).noneMatch(line -> Stream.of(" ERROR ", "Exception").anyMatch(line::contains));
        return this;
    }
}
