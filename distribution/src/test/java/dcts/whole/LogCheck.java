package dcts.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What may not stand in the log of a server, whatever happened to it. */
final class LogCheck {
    /** Tokens of sessions, links and the console all look like this. */
    private static final Pattern TOKEN = Pattern.compile("(?<![\\w-])[\\w-]{43}(?![\\w-])");

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

    /** Passwords, tokens, parts of messages; and whatever else looks like a token. */
    LogCheck keepsQuietAbout(List<String> secrets) {
        assertThat(lines).noneMatch(line -> TOKEN.matcher(line).find());
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
