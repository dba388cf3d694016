package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.testing.LeakCheck;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestApi.Answer;
import dcts.core.testing.TestMember;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Registering, logging in and logging out, as the contract of the wire has it. */
class AccountsTest {
    @RegisterExtension
    static final LeakCheck LEAKS = new LeakCheck();

    @TempDir
    static Path folder;

    private static TestHost host;
    private static TestApi api;

    @BeforeAll
    static void start() {
        host = TestHost.start(folder);
        api = new TestApi(host.url());
        register("taken");
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void registeringGivesAnIdAndAToken() {
        Answer answer = api.post("/api/accounts", person("reg.is-ter_1"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(names(answer.data())).containsExactlyInAnyOrder("userId", "token");
        assertThat(answer.data().get("userId").textValue()).matches("[1-9][0-9]{0,18}");
        assertThat(answer.data().get("token").textValue()).matches("[A-Za-z0-9_-]{43}");
        assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
        JsonNode session = session(answer.data().get("token").textValue());
        assertThat(session)
                .hasToString(
                        "{\"userId\":" + answer.data().get("userId")
                                + ",\"loginName\":\"reg.is-ter_1\",\"displayName\":\"reg.is-ter_1\",\"owner\":false,\"state\":\"active\"}");
    }

    @Test
    void loggingInGivesAnotherTokenForTheSameId() {
        JsonNode registered = register("again");
        JsonNode first = logIn("again").data();
        JsonNode second = logIn("AGAIN").data();
        assertThat(first.get("userId")).isEqualTo(registered.get("userId")).isEqualTo(second.get("userId"));
        assertThat(List.of(registered.get("token"), first.get("token"), second.get("token")))
                .doesNotHaveDuplicates();
        assertThat(session(first.get("token").textValue()))
                .isEqualTo(session(second.get("token").textValue()));
    }

    @Test
    void theTokenGoesIntoACookieOnDemand() {
        for (String path : List.of("/api/accounts", "/api/sessions")) {
            Answer answer = api.post(path, with(person("cookie"), "cookie", true));
            assertThat(names(answer.data())).containsExactly("userId");
            String cookie = answer.headers().firstValue("set-cookie").orElseThrow();
            assertThat(cookie)
                    .matches("dcts_session=[A-Za-z0-9_-]{43}; .*")
                    .contains("HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=5184000")
                    .doesNotContain("Secure", "Domain");
        }
        assertThat(api.post("/api/sessions", with(person("cookie"), "cookie", false))
                        .headers()
                        .firstValue("set-cookie"))
                .isEmpty();
    }

    @Test
    void loggingOutKillsTheTokenAndItsOpenConnections() {
        TestMember member = host.join("leaver");
        TestMember sameSession = member.again();
        String other = logIn("leaver", TestMember.PASSWORD).data().get("token").textValue();
        var bearer = Map.of("Authorization", "Bearer " + member.token());

        Answer out = api.send("DELETE", "/api/sessions/current", "", bearer);

        assertThat(out.body()).hasToString("{\"ok\":true,\"data\":{}}");
        assertThat(out.headers().firstValue("set-cookie").orElseThrow())
                .contains("dcts_session=;", "Expires=Thu, 01 Jan 1970");
        assertThat(member.awaitDisconnect()).isEqualTo("io server disconnect");
        assertThat(sameSession.awaitDisconnect()).isEqualTo("io server disconnect");
        assertThat(session(member.token())).isNull();
        assertThat(api.send("DELETE", "/api/sessions/current", "", bearer).code())
                .isEqualTo("unauthorized");
        assertThat(session(other)).as("another log-in of the same person").isNotNull();
        member.close();
        sameSession.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "loginName|\"\"|loginName",
                "loginName|\"a b\"|loginName",
                "loginName|\"ä\"|loginName",
                "loginName|\"a/b\"|loginName",
                "loginName|\"a\\u0000\"|loginName",
                "loginName|\"\\u212a\"|loginName",
                "loginName|\"123456789012345678901234567890123\"|loginName",
                "loginName|null|loginName",
                "loginName|5|loginName",
                "loginName|[\"a\"]|loginName",
                "loginName|{\"$ne\":\"\"}|loginName",
                "password|\"1234567\"|password",
                "password|\"        \"|password",
                "password|null|password",
                "password|12345678|password",
                "password|[]|password",
                "password|\"1234567\\n\"|password",
                "password|\"1234567\\ud800\"|password",
                "displayName|\"\"|displayName",
                "displayName|\"  \"|displayName",
                "displayName|\"a\\nb\"|displayName",
                "displayName|\"a\\u202e\\ud800\"|displayName",
                "displayName|5|displayName",
                "invite|\"wrong\"|invite",
                "invite|\"\"|invite",
                "invite|{}|invite",
                "cookie|\"true\"|cookie",
                "cookie|1|cookie",
            })
    void aBadRegistrationIsRefusedWithItsPathAndChangesNothing(String field, String value, String path) {
        long before = accounts();
        Map<String, String> raw = new HashMap<>(Map.of("loginName", "\"bad\"", "password", "\"good enough\""));
        raw.put(field, value);
        String body = raw.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
        Answer answer = api.post("/api/accounts", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .hasToString("{\"ok\":false,\"error\":{\"code\":\"invalid\",\"path\":\"" + path + "\"}}");
        assertThat(accounts()).isEqualTo(before);
    }

    @Test
    void lengthsAtTheirBoundsAreTaken() {
        var longest = Map.of(
                "loginName", "n".repeat(32),
                "password", "p".repeat(128),
                "displayName", "𝄞".repeat(32));
        JsonNode data = api.post("/api/accounts", longest).data();
        assertThat(session(data.get("token").textValue()).get("displayName").textValue())
                .isEqualTo("𝄞".repeat(32));
        assertThat(api.post("/api/accounts", with(person("b8"), "password", "12345678"))
                        .status())
                .isEqualTo(200);
        assertThat(api.post("/api/accounts", with(person("b129"), "password", "p".repeat(129)))
                        .code())
                .isEqualTo("invalid");
        assertThat(api.post("/api/accounts", with(person("b65"), "displayName", "d".repeat(65)))
                        .code())
                .isEqualTo("invalid");
    }

    @Test
    void whatMayNotBeChosenIsIgnored() {
        Map<String, Object> greedy = new HashMap<>(person("greedy"));
        List.of("owner", "isAdmin", "isOwner", "admin").forEach(name -> greedy.put(name, true));
        List.of("id", "userId", "state", "createdAt", "passwordHash", "password_hash", "__proto__", "constructor")
                .forEach(name -> greedy.put(name, "1"));
        JsonNode data = api.post("/api/accounts", greedy).data();
        assertThat(session(data.get("token").textValue()).get("owner").booleanValue())
                .isFalse();
        assertThat(data.get("userId").textValue()).isNotEqualTo("1");
        assertThat(logIn("greedy").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"taken", "Taken", "TAKEN"})
    void aNameIsTakenInAnyCase(String name) {
        Answer answer = api.post("/api/accounts", person(name));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("conflict");
    }

    @Test
    void theDisplayNameIsTheNameAsTypedOrTheChosenOne() {
        assertThat(session(register("CamelCase").get("token").textValue())
                        .get("displayName")
                        .textValue())
                .isEqualTo("CamelCase");
        String token = api.post("/api/accounts", with(person("shown"), "displayName", " Ann O'Nym "))
                .data()
                .get("token")
                .textValue();
        assertThat(session(token).get("displayName").textValue()).isEqualTo("Ann O'Nym");
        assertThat(session(token).get("loginName").textValue()).isEqualTo("shown");
    }

    /** Nobody learns which names exist; a name is never completed, cut or converted to one that exists. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "taken",
                "nobody",
                "taken ",
                "taken  ",
                " taken",
                "taken\u00a0",
                "ta\u212aen",
                "täken",
                "名前",
                "%",
                "tak_n",
                "taken' or '1'='1",
                "taken\\",
                "123456789012345678901234567890123456789012345678901234567890abcd"
            })
    void aWrongNameAndAWrongPasswordAreAnsweredAlike(String name) {
        String password = name.equals("taken") ? "wrong password" : TestMember.PASSWORD;
        Answer answer = logIn(name, password);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).hasToString("{\"ok\":false,\"error\":{\"code\":\"unauthorized\"}}");
        assertThat(headerNames(answer)).isEqualTo(headerNames(logIn("taken", "also wrong")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Bearer null", "Bearer undefined", "Bearer 0", "Basic YTpi", "x"})
    void whatIsNoTokenIsNobody(String authorization) {
        var headers = Map.of("Authorization", authorization);
        assertThat(api.send("DELETE", "/api/sessions/current", "", headers).code())
                .isEqualTo("unauthorized");
        assertThat(api.get("/api/sessions/current", headers).body()).hasToString("{\"ok\":true,\"data\":{}}");
    }

    private static JsonNode register(String name) {
        return api.post("/api/accounts", person(name)).data();
    }

    private static Answer logIn(String name) {
        return logIn(name, TestMember.PASSWORD);
    }

    private static Answer logIn(String name, String password) {
        return api.post("/api/sessions", Map.of("loginName", name, "password", password));
    }

    private static Map<String, Object> person(String name) {
        return Map.of("loginName", name, "password", TestMember.PASSWORD);
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(field, value);
        return changed;
    }

    private static JsonNode session(String token) {
        return api.get("/api/sessions/current", Map.of("Authorization", "Bearer " + token))
                .data()
                .get("session");
    }

    private static long accounts() {
        try (var database = host.database().open()) {
            return database.jdbi("test")
                    .withHandle(h -> h.createQuery("select count(*) from core_account")
                            .mapTo(Long.class)
                            .one());
        }
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static List<String> headerNames(Answer answer) {
        return answer.headers().map().keySet().stream()
                .filter(name -> !name.equals("date"))
                .sorted()
                .collect(Collectors.toList());
    }
}
