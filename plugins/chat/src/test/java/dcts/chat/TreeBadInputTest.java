package dcts.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.TestHost;
import dcts.core.testing.TestMember;
import dcts.testkit.RawSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every change of the tree with what it must refuse, and with the last values that it must take. */
@TestInstance(
        TestInstance.Lifecycle.PER_CLASS) // a static field would keep the closed server, and tests count class loaders
class TreeBadInputTest {
    private static final String OK = "ok";

    private TestHost host;
    private TestMember owner;
    private RawSocket socket;

    /**
     * One request.
     *
     * @param arguments as they are sent; {@code @G}, {@code @K} and {@code @C} are the group, the category and a channel, {@code
     *     @V} is the version of the one that is named
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
    void begin(@TempDir Path folder) {
        host = TestHost.withPlugin(folder);
        owner = host.joinAsOwner("owner");
        socket = new RawSocket(host.url(), owner.token());
    }

    @AfterAll
    void end() {
        socket.close();
        owner.close();
        host.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"names", "descriptions", "versions", "channels", "pictures", "places"})
    void isJudged(Row row) {
        JsonNode before = owner.ask("chat.tree", Map.of());
        JsonNode group = before.path("groups").get(0);
        JsonNode category = group.path("categories").get(0);
        JsonNode channel = category.path("channels").get(0);
        JsonNode meant =
                row.event.startsWith("chat.group") ? group : row.event.contains("category") ? category : channel;
        String arguments = row.arguments
                .replace("@G", group.path("id").asText())
                .replace("@K", category.path("id").asText())
                .replace("@C", channel.path("id").asText())
                .replace("@V", meant.path("version").asText());

        assertThat(socket.verdict(row.event, arguments)).isEqualTo(row.verdict);

        if (!row.verdict.equals(OK)) {
            assertThat(owner.ask("chat.tree", Map.of())).isEqualTo(before);
        }
    }

    static Stream<Row> names() {
        return Stream.of(
                        name("\"" + "x".repeat(64) + "\"", OK),
                        name("\"" + "x".repeat(65) + "\"", "invalid:name"),
                        name("\"" + "\uD83D\uDE80".repeat(32) + "\"", OK),
                        name("\"\"", "invalid:name"),
                        name("\" \\t \"", "invalid:name"),
                        name("\" \"", "invalid:name"),
                        name("\"a\\nb\"", "invalid:name"),
                        name("\"a\\u0000\"", "invalid:name"),
                        name("\"\\ud83d\"", "invalid:name"),
                        name("7", "invalid:name"),
                        name("[\"x\"]", "invalid:name"))
                .flatMap(rows -> rows);
    }

    /** The name at everything that has one. */
    private static Stream<Row> name(String name, String verdict) {
        return Stream.of(
                new Row("chat.group.create", "{\"name\":" + name + "}", verdict),
                new Row("chat.group.change", "{\"groupId\":\"@G\",\"version\":@V,\"name\":" + name + "}", verdict),
                new Row("chat.category.create", "{\"groupId\":\"@G\",\"name\":" + name + "}", verdict),
                new Row(
                        "chat.category.change",
                        "{\"categoryId\":\"@K\",\"version\":@V,\"name\":" + name + "}",
                        verdict),
                new Row(
                        "chat.channel.create",
                        "{\"categoryId\":\"@K\",\"kind\":\"text\",\"name\":" + name + "}",
                        verdict),
                new Row("chat.channel.change", "{\"channelId\":\"@C\",\"version\":@V,\"name\":" + name + "}", verdict));
    }

    static Stream<Row> descriptions() {
        return Stream.of(
                        description("\"" + "x".repeat(500) + "\"", OK),
                        description("\"" + "x".repeat(501) + "\"", "invalid:description"),
                        description("\"\"", OK),
                        description("\"a\\n\\tb\"", OK),
                        description("null", OK),
                        description("\"a\\u0007\"", "invalid:description"),
                        description("5", "invalid:description"))
                .flatMap(rows -> rows);
    }

    private static Stream<Row> description(String text, String verdict) {
        String more = ",\"description\":" + text + "}";
        return Stream.of(
                new Row("chat.group.create", "{\"name\":\"x\"" + more, verdict),
                new Row("chat.group.change", "{\"groupId\":\"@G\",\"version\":@V" + more, verdict),
                new Row(
                        "chat.channel.create",
                        "{\"categoryId\":\"@K\",\"kind\":\"text\",\"name\":\"x\"" + more,
                        verdict),
                new Row("chat.channel.change", "{\"channelId\":\"@C\",\"version\":@V" + more, verdict));
    }

    static Stream<Row> versions() {
        return Stream.of("0", "-1", "1.5", "\"1\"", "null", "2147483648", "[]")
                .flatMap(version -> Stream.of("change", "delete")
                        .flatMap(verb -> Stream.of(
                                new Row(
                                        "chat.group." + verb,
                                        "{\"groupId\":\"@G\",\"version\":" + version + "}",
                                        "invalid:version"),
                                new Row(
                                        "chat.category." + verb,
                                        "{\"categoryId\":\"@K\",\"version\":" + version + "}",
                                        "invalid:version"),
                                new Row(
                                        "chat.channel." + verb,
                                        "{\"channelId\":\"@C\",\"version\":" + version + "}",
                                        "invalid:version"))));
    }

    static Stream<Row> channels() {
        return Stream.of(
                channel("\"slowModeSeconds\":21600", OK),
                channel("\"slowModeSeconds\":21601", "invalid:slowModeSeconds"),
                channel("\"slowModeSeconds\":-1", "invalid:slowModeSeconds"),
                channel("\"slowModeSeconds\":\"5\"", "invalid:slowModeSeconds"),
                channel("\"slowModeSeconds\":0", OK),
                channel("\"archived\":\"true\"", "invalid:archived"),
                channel("\"archived\":1", "invalid:archived"),
                channel("\"archived\":false", OK),
                kind("\"text\"", OK),
                kind("\"voice\"", OK),
                kind("\"poll\"", "invalid:kind"),
                kind("\"Text\"", "invalid:kind"),
                kind("\"\"", "invalid:kind"),
                kind("\"" + "k".repeat(33) + "\"", "invalid:kind"),
                kind("null", "invalid:kind"));
    }

    private static Row channel(String more, String verdict) {
        return new Row("chat.channel.change", "{\"channelId\":\"@C\",\"version\":@V," + more + "}", verdict);
    }

    private static Row kind(String kind, String verdict) {
        return new Row("chat.channel.create", "{\"categoryId\":\"@K\",\"name\":\"x\",\"kind\":" + kind + "}", verdict);
    }

    static Stream<Row> pictures() {
        String png = Paintings.base64(Paintings.drawn("png", 2, 2));
        return Stream.of(
                picture("\"icon\"", "\"" + png + "\"", OK),
                picture("\"banner\"", "\"" + png + "\"", OK),
                picture("\"banner\"", "null", OK),
                picture("\"logo\"", "null", "invalid:which"),
                picture("null", "null", "invalid:which"),
                picture("\"icon\"", "\"\"", "invalid:image"),
                picture("\"icon\"", "\"bm90IGEgcGljdHVyZQ==\"", "invalid:image"),
                picture("\"icon\"", "\"" + png + "!\"", "invalid:image"),
                picture("\"icon\"", "\"" + "A".repeat(Picture.MAX_BASE64 + 4) + "\"", "invalid:image"),
                picture("\"icon\"", "7", "invalid:image"));
    }

    private static Row picture(String which, String image, String verdict) {
        String payload = "{\"groupId\":\"@G\",\"version\":@V,\"which\":" + which + ",\"image\":" + image + "}";
        return new Row("chat.group.picture", payload, verdict);
    }

    static Stream<Row> places() {
        return Stream.of(
                new Row("chat.group.move", "{\"groupId\":\"@G\",\"before\":\"@G\"}", "invalid:before"),
                new Row("chat.group.move", "{\"groupId\":\"@G\",\"before\":\"@K\"}", "invalid:before"),
                new Row("chat.group.move", "{\"groupId\":\"@G\",\"before\":\"77\"}", "not_found"),
                new Row("chat.group.move", "{\"groupId\":\"@G\",\"before\":\"x\"}", "invalid:before"),
                new Row("chat.group.move", "{\"groupId\":\"@C\"}", "not_found"),
                new Row("chat.group.change", "{\"groupId\":\"@K\",\"version\":1}", "not_found"),
                new Row("chat.category.create", "{\"groupId\":\"@C\",\"name\":\"x\"}", "not_found"),
                new Row("chat.category.move", "{\"categoryId\":\"@K\",\"groupId\":\"@K\"}", "not_found"),
                new Row("chat.category.delete", "{\"categoryId\":\"@G\",\"version\":1}", "not_found"),
                new Row("chat.channel.create", "{\"categoryId\":\"@G\",\"name\":\"x\",\"kind\":\"text\"}", "not_found"),
                new Row("chat.channel.move", "{\"channelId\":\"@C\",\"categoryId\":\"@G\"}", "not_found"),
                new Row("chat.channel.default", "{\"channelId\":\"@K\"}", "not_found"),
                new Row("chat.channel.default", "{}", "invalid:channelId"),
                new Row("chat.channel.delete", "{\"channelId\":\"@K\",\"version\":1}", "not_found"),
                new Row("chat.history", "{\"channelId\":\"@K\"}", "not_found"));
    }
}
