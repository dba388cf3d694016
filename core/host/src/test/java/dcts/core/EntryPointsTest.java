package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.Terminal.Said;
import dcts.core.testing.LeakCheck;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestMember;
import dcts.core.testing.TestPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Everything that can be reached is listed with its rule, and what changes something says which events it fires. */
class EntryPointsTest {
    @RegisterExtension
    static final LeakCheck LEAKS = new LeakCheck();

    @TempDir
    static Path folder;

    private static TestHost host;
    private static TestMember member;
    private static List<JsonNode> points;

    @BeforeAll
    static void start() throws IOException {
        Path all = Files.createDirectories(folder.resolve("plugins"));
        TestPlugin.named("polls").starting("""
            Announcement<Told> told = new Announcement<>("polls.told", Told.class);
            context.declare(told);
            Permission vote = new Permission("polls.vote", Holder.MEMBER);
            context.declare(vote);
            UnaryOperator<Vote> voting = context.asks(VOTING);
            Consumer<Vote> voted = context.tells(VOTED);
            context.on(new SocketRequest<>("polls.vote", Vote.class, Told.class, Access.atObject(vote), Limit.of(5, Duration.ofSeconds(10)),
                Effect.changes(VOTING, VOTED)), (caller, in) -> new Told(List.of(new Option("a", null)), Kind.OPEN));
            context.on(new HttpRoute<>(HttpRoute.Method.POST, "/api/polls/raw", HttpRoute.RawBody.class, Access.anyone(), OFTEN,
                Effect.reads(), HttpRoute.Pages.ALL), (call, raw) -> HttpReply.done());
            context.settings(new Settled(List.of("a"), Kind.OPEN, "", 3));
            """, """
            enum Kind { OPEN, SECRET }
            public record Option(String name, @org.jspecify.annotations.Nullable Id by) {}
            public record Told(List<Option> options, Kind kind) {}
            public record Vote(Id poll, @Items(max = 3) @Text(max = 20) List<String> words,
                @org.jspecify.annotations.Nullable @Range(min = 1, max = 5) Integer weight, boolean secret) {}
            static final BeforeEvent<Vote> VOTING = new BeforeEvent<>("polls.vote.casting", Vote.class);
            static final AfterEvent<Vote> VOTED = new AfterEvent<>("polls.vote.cast", Vote.class);
            public record Settled(
                @Meaning("Which words.") @Items(max = 3) @Text(max = 5) List<String> words,
                @Meaning("How votes are shown.") Kind kind,
                @Meaning("The key.") @Secret @Text(min = 0, max = 9) String key,
                @Meaning("How many.") @Range(min = 1, max = 9) int most) {}
            """).pack(all.resolve("polls.jar"));
        TestPlugin.named("mute").starting("""
            context.on(new HttpRoute<>(HttpRoute.Method.GET, "/api/mute/nothing", HttpRoute.NoBody.class, Access.member(), OFTEN,
                Effect.reads()), (call, none) -> HttpReply.done());
            """).pack(all.resolve("mute.jar"));
        host = TestHost.start(folder);
        member = host.join("member");
        points = StreamSupport.stream(
                        new TestApi(host.localUrl())
                                .get("/api/admin/entrypoints", Map.of("Authorization", "Bearer " + host.consoleToken()))
                                .data()
                                .get("entryPoints")
                                .spliterator(),
                        false)
                .toList();
    }

    @AfterAll
    static void stop() {
        member.close();
        host.close();
    }

    private static JsonNode point(String name) {
        return points.stream()
                .filter(point -> point.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPluginsAreThereWithTheirRules() {
        assertThat(point("polls.vote"))
                .hasToString("{\"kind\":\"request\",\"name\":\"polls.vote\",\"owner\":\"polls\","
                        + "\"access\":\"polls.vote at the object\",\"limit\":\"5 in 10 s for a member\","
                        + "\"effect\":\"polls.vote.casting, polls.vote.cast\","
                        + "\"payload\":\"{poll: Id, words: [at most 3 × string 1..20], weight?: number 1..5, secret: boolean}\","
                        + "\"answer\":\"{options: [{name: string, by?: Id}], kind: open or secret}\"}");
        assertThat(point("POST /api/polls/raw").get("access")).hasToString("\"anyone, from every page\"");
        assertThat(point("POST /api/polls/raw").has("payload")).isFalse();
        assertThat(point("polls.told").get("kind")).hasToString("\"announcement\"");
    }

    @Test
    void theCoresAreThereToo() {
        assertThat(points)
                .extracting(point -> point.get("name").asText())
                .contains(
                        "POST /api/accounts",
                        "POST /api/sessions",
                        "DELETE /api/sessions/current",
                        "accounts.profiles",
                        "session.ready",
                        "ui.changed",
                        "server.closing",
                        "POST /api/admin/plugins/install",
                        "GET /metrics");
        assertThat(points.getFirst().get("owner").asText()).isEqualTo("core");
    }

    /** A verb that changes something and says that it only reads would be found here. */
    @TestFactory
    Stream<DynamicTest> whatIsDoneOverHttpFiresItsEvents() {
        List<String> onlyLook =
                List.of("POST /api/admin/plugins/rescan", "POST /api/admin/plugins/upload", "POST /api/polls/raw");
        return points.stream()
                .filter(point -> point.get("kind").asText().equals("route"))
                .filter(point -> !point.get("name").asText().startsWith("GET "))
                .map(point -> DynamicTest.dynamicTest(
                        point.get("name").asText(),
                        () -> assertThat(point.has("effect"))
                                .isNotEqualTo(
                                        onlyLook.contains(point.get("name").asText()))));
    }

    @Test
    void theListIsTheOwnersAlone() {
        var api = new TestApi(host.url());
        var bearer = Map.of("Authorization", "Bearer " + member.token());
        for (String path : List.of("/api/admin/entrypoints", "/api/admin/wire?plugin=polls", "/api/admin/settings")) {
            assertThat(api.get(path, Map.of()).code()).isEqualTo("unauthorized");
            assertThat(api.get(path, bearer).code()).isEqualTo("forbidden");
        }
    }

    @Test
    void typesAreWrittenForAuthors() {
        assertThat(tell("", "admin", "wire", "polls").out()).isEqualTo("""
                // Made by `./dcts admin wire polls` from what the server registers. Not to be changed by hand.
                export type Id = string;

                export interface Vote {
                  poll: Id;
                  words: string[];
                  weight?: number;
                  secret: boolean;
                }

                export interface Option {
                  name: string;
                  by?: Id;
                }

                export interface Told {
                  options: Option[];
                  kind: 'open' | 'secret';
                }

                /** What is asked, and what is answered. */
                export interface Requests {
                  'polls.vote': { request: Vote; answer: Told };
                }

                /** What is announced. */
                export interface Announcements {
                  'polls.told': Told;
                }
                """);
        assertThat(tell("", "admin", "wire", "nobody").code()).isEqualTo(1);
    }

    @Test
    void whoNeitherAsksNorTellsHasTypesOfNothing() {
        assertThat(tell("", "admin", "wire", "mute").out()).isEqualTo("""
                // Made by `./dcts admin wire mute` from what the server registers. Not to be changed by hand.
                export type Id = string;

                /** What is asked, and what is answered. */
                export type Requests = Record<string, never>;

                /** What is announced. */
                export type Announcements = Record<string, never>;
                """);
    }

    @Test
    void theCommandLineListsThem() {
        assertThat(tell("", "admin", "entrypoints").out())
                .contains("polls  request  polls.vote  [polls.vote at the object]  5 in 10 s for a member");
        assertThat(tell("", "admin", "entrypoints", "--markdown").out())
                .startsWith("| owner | kind | name |")
                .contains("| core | route | `POST /api/sessions` | anyone |");
    }

    @Test
    void theCommandLineTellsOfOnePlugin() {
        assertThat(tell("", "plugin", "info", "polls").out())
                .contains(
                        "offers    request polls.vote [polls.vote at the object]",
                        "offers    route POST /api/polls/raw [anyone, from every page]",
                        "figure    calls = ",
                        "figure    queue = 0");
    }

    @Test
    void theCommandLineChangesSettings() {
        assertThat(tell("", "plugin", "settings", "polls").out())
                .contains(
                        "words = [\"a\"]",
                        "kind = \"open\"",
                        "key = (not set)",
                        "most = 3",
                        "DCTS_PLUGIN_POLLS_MOST",
                        "(open or secret;",
                        "(number 1 to 9;");
        assertThat(tell("", "plugin", "set", "polls", "most", "7").out()).startsWith("most = 7");
        assertThat(tell("", "plugin", "set", "polls", "words", "a, b").out()).startsWith("words = [\"a\",\"b\"]");
        assertThat(tell("", "plugin", "set", "polls", "kind", "secret").out()).startsWith("kind = \"secret\"");
        Said key = tell("sesame\n", "plugin", "set", "polls", "key", "--stdin");
        assertThat(key.out()).startsWith("key = (set)").doesNotContain("sesame");
        assertThat(tell("", "plugin", "set", "polls", "most", "--default").out())
                .startsWith("most = 3");
        assertThat(tell("", "plugin", "set", "polls", "most", "70").err())
                .isEqualTo("dcts: refused: invalid at values.most\n");
        assertThat(tell("", "plugin", "set", "polls", "nothing", "1").err()).contains("has no setting nothing");
        assertThat(tell("", "plugin", "settings", "nobody").err()).contains("has no settings, or does not run");
    }

    private static Said tell(String input, String... words) {
        return Terminal.tell(host, input, List.of(words));
    }
}
