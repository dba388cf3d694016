package dcts.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.TestHost;
import dcts.testkit.RawSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every request with what it must refuse, and with the last values that it must take; a refusal changes nothing. */
class BadInputTest {
    private static final String OK = "ok";
    private static final String UNKNOWN_ID = "9223372036854775807";
    private static final int STORED = 1_005;

    @TempDir
    static Path folder;

    private static TestHost host;
    private static Population population;
    private static Person alice;
    private static RawSocket socket;
    private static String general;
    private static int nonces;

    /**
     * One request.
     *
     * @param arguments as they are sent; {@code @C} is a channel with {@value STORED} messages, {@code @N} a new nonce
     * @param verdict the code of the refusal with its path, or {@code ok}
     */
    record Row(String event, String arguments, String verdict) {
        @Override
        public String toString() {
            String shown = arguments.length() > 60 ? arguments.substring(0, 60) + "…" : arguments;
            return event + " " + shown + " → " + verdict;
        }
    }

    @BeforeAll
    static void fillAChannel() {
        host = TestHost.withPlugin(folder);
        alice = Person.joins(host, "alice");
        general = alice.idOf("general");
        population = new Population(host.database());
        population.messages(general, alice.userId(), STORED);
        host.restart();
        alice.member().hear("session.ready");
        socket = new RawSocket(host.url(), alice.member().token());
    }

    @AfterAll
    static void end() {
        socket.close();
        alice.close();
        population.close();
        host.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"payloads", "texts", "noncesAndIds", "pages", "revisions"})
    void isJudged(Row row) {
        List<JsonNode> treeBefore = alice.channels();
        long storedBefore = population.storedMessages();
        String arguments = row.arguments.replace("@C", general).replace("@N", "row-" + ++nonces);

        assertThat(socket.verdict(row.event, arguments)).isEqualTo(row.verdict);

        boolean stored = row.verdict.equals(OK) && row.event.equals("chat.send");
        assertThat(population.storedMessages()).isEqualTo(storedBefore + (stored ? 1 : 0));
        if (!stored) {
            assertThat(alice.channels()).isEqualTo(treeBefore);
        }
    }

    static Stream<Row> payloads() {
        return Stream.of("chat.tree", "chat.history", "chat.changes", "chat.send")
                .flatMap(event -> Stream.of("", "null", "7", "\"x\"", "[]", "{},{}")
                        .map(arguments -> new Row(event, arguments, "invalid:")));
    }

    static Stream<Row> texts() {
        return Stream.of(
                send("\"" + "x".repeat(8_000) + "\"", OK),
                send("\"" + "x".repeat(8_001) + "\"", "invalid:text"),
                send("\"" + "\uD83D\uDE80".repeat(4_000) + "\"", OK),
                send("\"" + "\uD83D\uDE80".repeat(4_000) + "x\"", "invalid:text"),
                send("\"" + "x".repeat(900_000) + "\"", "invalid:text"),
                send("\"\"", "invalid:text"),
                send("\" \\n\\t \"", "invalid:text"),
                send("\"a\\ud83d\"", "invalid:text"),
                send("\"\\ude80a\"", "invalid:text"),
                send("\"\\ude80\\ud83d\"", "invalid:text"),
                send("\"a\\u0000\"", "invalid:text"),
                send("\"a\\u001b[1m\"", "invalid:text"),
                send("\"a\\rb\"", "invalid:text"),
                send("\"a\\u007f\"", "invalid:text"),
                send("\"a\\u0085\"", "invalid:text"),
                send("\"line\\n\\tindented\"", OK),
                send("\"\u202Eright to left\"", OK),
                send("7", "invalid:text"),
                send("null", "invalid:text"),
                send("[\"x\"]", "invalid:text"),
                new Row("chat.send", "{\"channelId\":\"@C\",\"nonce\":\"@N\"}", "invalid:text"));
    }

    static Stream<Row> noncesAndIds() {
        return Stream.of(
                nonce("\"" + "n".repeat(64) + "\"", OK),
                nonce("\"" + "n".repeat(65) + "\"", "invalid:nonce"),
                nonce("\"aZ09._-\"", OK),
                nonce("\"\"", "invalid:nonce"),
                nonce("\"a b\"", "invalid:nonce"),
                nonce("\"a/b\"", "invalid:nonce"),
                nonce("\"ä\"", "invalid:nonce"),
                nonce("\"a\\n\"", "invalid:nonce"),
                nonce("7", "invalid:nonce"),
                nonce("null", "invalid:nonce"),
                channel("chat.send", "\"nonce\":\"@N\",\"text\":\"x\""),
                channel("chat.history", "\"limit\":1"),
                channel("chat.changes", "\"afterRev\":0"),
                id("0"),
                id("-1"),
                id("01"),
                id(""),
                id("1 "),
                id("x"),
                id("9223372036854775808"),
                id("12345678901234567890"),
                new Row("chat.history", "{\"channelId\":7}", "invalid:channelId"),
                new Row("chat.history", "{}", "invalid:channelId"),
                new Row(
                        "chat.send",
                        "{\"channelId\":\"@C\",\"nonce\":\"@N\",\"text\":\"x\",\"replyTo\":\"y\"}",
                        "invalid:replyTo"),
                new Row(
                        "chat.send",
                        "{\"channelId\":\"@C\",\"nonce\":\"@N\",\"text\":\"x\",\"replyTo\":null,\"authorId\":\"1\"}",
                        OK));
    }

    static Stream<Row> pages() {
        return Stream.of(
                history("\"limit\":1", OK),
                history("\"limit\":100", OK),
                history("\"limit\":0", "invalid:limit"),
                history("\"limit\":101", "invalid:limit"),
                history("\"limit\":-1", "invalid:limit"),
                history("\"limit\":1.5", "invalid:limit"),
                history("\"limit\":\"10\"", "invalid:limit"),
                history("\"limit\":99999999999999999999", "invalid:limit"),
                history("\"limit\":null", OK),
                history("\"before\":\"" + UNKNOWN_ID + "\"", OK),
                history("\"after\":\"1\"", OK),
                history("\"before\":\"2\",\"after\":\"1\"", "invalid:after"),
                history("\"before\":\"x\"", "invalid:before"),
                history("\"after\":1", "invalid:after"));
    }

    static Stream<Row> revisions() {
        return Stream.of(
                changes("\"afterRev\":" + STORED, OK),
                changes("\"afterRev\":" + (STORED - 1_000 + 500), OK),
                changes("\"afterRev\":0", "chat.resync"),
                changes("\"afterRev\":1000000", "chat.resync"),
                changes("\"afterRev\":" + Long.MAX_VALUE, "chat.resync"),
                changes("\"afterRev\":-1", "invalid:afterRev"),
                changes("\"afterRev\":9223372036854775808", "invalid:afterRev"),
                changes("\"afterRev\":1.5", "invalid:afterRev"),
                changes("\"afterRev\":\"1\"", "invalid:afterRev"),
                changes("\"limit\":1", "invalid:afterRev"),
                changes("\"afterRev\":" + STORED + ",\"limit\":100", OK),
                changes("\"afterRev\":" + STORED + ",\"limit\":0", "invalid:limit"),
                changes("\"afterRev\":" + STORED + ",\"limit\":101", "invalid:limit"));
    }

    private static Row send(String text, String verdict) {
        return new Row("chat.send", "{\"channelId\":\"@C\",\"nonce\":\"@N\",\"text\":" + text + "}", verdict);
    }

    private static Row nonce(String nonce, String verdict) {
        return new Row("chat.send", "{\"channelId\":\"@C\",\"nonce\":" + nonce + ",\"text\":\"x\"}", verdict);
    }

    private static Row channel(String event, String more) {
        return new Row(event, "{\"channelId\":\"" + UNKNOWN_ID + "\"," + more + "}", "not_found");
    }

    private static Row id(String channelId) {
        return new Row("chat.history", "{\"channelId\":\"" + channelId + "\"}", "invalid:channelId");
    }

    private static Row history(String more, String verdict) {
        return new Row("chat.history", "{\"channelId\":\"@C\"," + more + "}", verdict);
    }

    private static Row changes(String more, String verdict) {
        return new Row("chat.changes", "{\"channelId\":\"@C\"," + more + "}", verdict);
    }
}
