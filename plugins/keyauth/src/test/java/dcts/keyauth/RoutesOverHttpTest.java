package dcts.keyauth;

import static dcts.keyauth.api.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.TestHost;
import dcts.core.testing.LeakCheck;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestMember;
import dcts.keyauth.KeyClient.Got;
import dcts.keyauth.api.Envelope;
import dcts.keyauth.api.JsonObject;
import dcts.keyauth.api.JsonValue;
import dcts.keyauth.api.PublicRsaKey;
import dcts.keyauth.api.Vectors;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What was recorded from the original, asked of a running server. */
@Timeout(60)
class RoutesOverHttpTest {
    @RegisterExtension
    static final LeakCheck LEAKS = new LeakCheck();

    private static final String JSON = "application/json; charset=utf-8";
    private static final JsonObject RECORDED = Vectors.object(Vectors.file("http-transcripts.json"), "dSyncAuth_1_0_9");

    private static TestHost host;

    @BeforeAll
    static void start(@TempDir Path folder) {
        host = TestHost.withPlugin(folder);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    private static KeyClient alice(int number) {
        return new KeyClient(host.localUrl(), Vectors.key("alice"), number);
    }

    @Test
    void theRecordedRequestsAreAnsweredAlike() {
        try (KeyClient alice = alice(31)) {
            KeyClient.Solved solved = alice.solve(alice.login());
            Vectors.list(RECORDED, "requests").forEach(recorded -> {
                Got got = alice.post(text(recorded, "path"), withSolution(recorded, solved));
                assertThat(contentType(got)).isEqualTo(text(recorded, "contentType"));
                assertThat(got.status()).as(text(recorded, "case")).isEqualTo(status(recorded));
                if (status(recorded) != 200 && !text(recorded, "case").startsWith("NEGATIVE")) {
                    String body = text(recorded, "responseBodyText").replace("Challange", "Challenge");
                    assertThat(got.body()).isEqualTo(body);
                }
            });
        }
    }

    /** In the form that was recorded; the space in it means nothing. */
    private static String contentType(Got got) {
        return got.headers().firstValue("content-type").orElse("").replace(";charset", "; charset");
    }

    /** The recorded solution is of the recorded challenge; ours is of ours. */
    private static JsonObject withSolution(JsonObject recorded, KeyClient.Solved solved) {
        JsonObject body = Vectors.object(recorded, "requestBody");
        boolean right = body.text("solution").equals(RECORDED.text("solutionOfTheLoginAbove"));
        return right ? body.with("solution", solved.solution()) : body;
    }

    /** A text that is no key has let people in with the original. */
    private static int status(JsonObject recorded) {
        return text(recorded, "case").startsWith("NEGATIVE")
                ? 400
                : (int) ((JsonValue.Num) Vectors.value(recorded, "status")).value();
    }

    @Test
    void theServerProvesTheKeyThatItShows() {
        try (KeyClient alice = alice(32)) {
            JsonObject shown = Vectors.object(alice.get("/discover?ran=123").json(), "serverinfo");
            PublicRsaKey key = PublicRsaKey.read(text(shown, "public_key")).orElseThrow();
            JsonObject challenge = Envelope.seal("abcdefghij0123456789", key, new SecureRandom())
                    .json();
            Got proved = alice.post("/dSyncAuth/challenge", JsonObject.empty().with("challenge", challenge));

            assertThat(proved.status()).isEqualTo(200);
            assertThat(proved.text("solution")).isEqualTo("abcdefghij0123456789");
            assertThat(proved.text("publicKey")).isEqualTo(key.pem());
            assertThat(alice.post("/dSyncAuth/challenge", JsonObject.empty()).answer())
                    .isEqualTo(Answer.refusal(400, "Missing challenge"));
        }
    }

    @Test
    void bodiesThatAreNoneAreRefusedInTheOriginalsForm() {
        try (KeyClient alice = alice(33)) {
            Map<String, Answer> answers = Map.of(
                    "",
                    Answer.refusal(400, "Invalid body"),
                    "{",
                    Answer.refusal(400, "Invalid body"),
                    "[]",
                    Answer.refusal(400, "Invalid body"),
                    "{\"a\":\"" + "x".repeat(17_000) + "\"}",
                    Answer.refusal(413, "Body too large"));
            for (String path : List.of("/login", "/verify", "/verify/session", "/challenge")) {
                answers.forEach((body, answer) -> assertThat(alice.send("POST", "/dSyncAuth" + path, body, Map.of())
                                .answer())
                        .isEqualTo(answer));
            }
            assertThat(alice.send("POST", "/dSyncAuth/login/", "{}", Map.of()).status())
                    .isEqualTo(404);
            assertThat(alice.send("POST", "/dsyncauth/login", "{}", Map.of()).status())
                    .isEqualTo(404);
            assertThat(alice.get("/dSyncAuth/login").status()).isEqualTo(404);
        }
    }

    @Test
    void whoAsksTooOftenIsToldSoInTheOriginalsForm() {
        try (KeyClient eager = alice(34);
                KeyClient other = alice(35)) {
            List<Got> all =
                    Stream.generate(() -> eager.get("/discover")).limit(20).toList();
            assertThat(all).extracting(Got::status).containsOnly(200, 429);
            Got refused = all.getLast();
            assertThat(refused.body())
                    .isEqualTo(
                            "{\"type\":\"error\",\"code\":\"rate_limited\",\"blockedBy\":\"ip\",\"ip\":\"127.0.0.34\","
                                    + "\"signature\":\"GET /discover\"}");
            assertThat(refused.headers().firstValue("access-control-allow-origin"))
                    .hasValue("*");
            assertThat(other.get("/discover").status()).isEqualTo(200);
        }
    }

    @Test
    void pagesOfEveryOriginMayAskAndReadAndNoCookieCounts() {
        try (KeyClient page = alice(36);
                TestMember member = host.join("with-cookie")) {
            for (String origin : List.of("https://elsewhere.example", "null", "http://127.0.0.1:7700")) {
                var from = Map.of("Origin", origin, "Cookie", "dcts_session=" + member.token());
                for (Got got : List.of(
                        page.send("POST", "/dSyncAuth/verify/session", "{}", from),
                        page.send("GET", "/discover", "", from))) {
                    assertThat(got.headers().firstValue("access-control-allow-origin"))
                            .hasValue("*");
                    assertThat(got.headers().firstValue("access-control-allow-credentials"))
                            .isEmpty();
                    assertThat(got.headers().firstValue("cross-origin-resource-policy"))
                            .hasValue("cross-origin");
                    assertThat(got.headers().firstValue("cache-control")).hasValue("no-store");
                    assertThat(got.headers().firstValue("set-cookie")).isEmpty();
                    assertThat(contentType(got)).isEqualTo(JSON);
                }
            }
            mayBeAsked(page, "/dSyncAuth/login", "POST");
            mayBeAsked(page, "/dSyncAuth/verify", "POST");
            mayBeAsked(page, "/dSyncAuth/verify/session", "POST");
            mayBeAsked(page, "/dSyncAuth/challenge", "POST");
            mayBeAsked(page, "/discover", "GET");
        }
    }

    private static void mayBeAsked(KeyClient page, String path, String method) {
        var asking = Map.of(
                "Origin", "https://elsewhere.example",
                "Access-Control-Request-Method", method,
                "Access-Control-Request-Headers", "content-type,sessionid,publickey");
        Got preflight = page.send("OPTIONS", path, "", asking);
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.body()).isEmpty();
        assertThat(preflight.headers().firstValue("access-control-allow-origin"))
                .hasValue("*");
        assertThat(preflight.headers().firstValue("access-control-allow-methods"))
                .hasValue(method + ", OPTIONS");
        assertThat(preflight.headers().firstValue("access-control-allow-headers"))
                .hasValue("*, Authorization");
    }

    @Test
    void theOwnerSaysWhatStrangersAreTold() {
        try (KeyClient stranger = alice(37);
                TestMember member = host.join("online")) {
            JsonObject card = Vectors.object(stranger.get("/discover").json(), "serverinfo");
            // Members of other tests may be on their way out.
            assertThat(Vectors.value(Vectors.object(card, "slots"), "online").compact())
                    .isIn("1", "2");
            assertThat(member.connected()).isTrue();
            assertThat(Vectors.isTrue(card, "registration")).isTrue();
            var shown = new TestApi(host.url()).get("/api/server", Map.of()).data();
            assertThat(text(card, "name")).isEqualTo(shown.get("name").textValue());
            assertThat(text(card, "version")).isEqualTo(shown.get("version").textValue());

            set(Map.of("description", "Two\nlines", "icon", "/icon.png", "homeTitle", "Hello"));
            card = Vectors.object(stranger.get("/discover").json(), "serverinfo");
            assertThat(text(card, "description")).isEqualTo("Two\nlines");
            assertThat(text(card, "icon")).isEqualTo("/icon.png");
            assertThat(text(Vectors.object(card, "home"), "title")).isEqualTo("Hello");
            assertThat(send(Map.of("icon", "javascript:alert(1)")).status()).isEqualTo(400);
            set(Map.of("icon", ""));

            set(Map.of("discovery", false));
            assertThat(stranger.get("/discover").answer())
                    .isEqualTo(Answer.refusal(200, "Discovery is not enabled on this server"));
            set(Map.of("discovery", true));
        }
    }

    private static void set(Map<String, Object> values) {
        assertThat(send(values).status()).isEqualTo(200);
    }

    private static TestApi.Answer send(Map<String, Object> values) {
        var console = Map.of("Authorization", "Bearer " + host.consoleToken());
        return new TestApi(host.localUrl())
                .send("POST", "/api/admin/settings", Map.of("plugin", "keyauth", "values", values), console);
    }
}
