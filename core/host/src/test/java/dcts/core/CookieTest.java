package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.testing.LeakCheck;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestApi.Answer;
import dcts.core.testing.TestMember;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What a page of somebody else can do with a member's cookie: nothing. */
class CookieTest {
    @RegisterExtension
    static final LeakCheck LEAKS = new LeakCheck();

    /** Stand for the server's own address, which is known only when it runs. */
    private static final String OWN = "OWN";

    static final List<String> FOREIGN = List.of(
            "null",
            "http://evil.example",
            "https://evil.example",
            "https://chat.example.org.evil.example",
            "https://evilchat.example.org",
            "http://chat.example.org",
            "https://chat.example.org:8443",
            "http://127.0.0.1",
            "http://localhost:1",
            OWN + ".evil.example",
            OWN + "/",
            "http://evil.example/?" + OWN,
            "file://",
            "chrome-extension://abc",
            "");

    @TempDir
    static Path folder;

    private static TestHost host;
    private static TestApi api;
    private static TestMember owner;
    private static String cookie;

    @BeforeAll
    static void start() {
        host = TestHost.start(folder, Map.of("DCTS_PUBLIC_URL", "https://chat.example.org"), List.of());
        api = new TestApi(host.localUrl());
        owner = TestMember.register(host.localUrl(), "owner", host.ownerSecret());
        Answer logIn = api.post("/api/sessions", credentials("owner"));
        cookie = logIn.headers().firstValue("set-cookie").orElseThrow().split(";", 2)[0];
    }

    @AfterAll
    static void stop() {
        owner.close();
        host.close();
    }

    @Test
    void whereMembersComeByHttpsOnlyTheCookieDoesToo() {
        assertThat(api.post("/api/sessions", credentials("owner"))
                        .headers()
                        .firstValue("set-cookie")
                        .orElseThrow())
                .contains("; Secure");
    }

    @ParameterizedTest
    @FieldSource("FOREIGN")
    void aForeignPageCannotChangeAnything(String origin) {
        Answer answer = makeUser("by-foreigner", Map.of("Cookie", cookie, "Origin", own(origin)));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("unauthorized");
        Answer out = api.send("DELETE", "/api/sessions/current", "", Map.of("Cookie", cookie, "Origin", own(origin)));
        assertThat(out.code()).isEqualTo("unauthorized");
        assertThat(session(Map.of("Cookie", cookie))).isEqualTo("owner");
    }

    @Test
    void withoutAnOriginNothingChangesEither() {
        assertThat(makeUser("by-nobody", Map.of("Cookie", cookie)).code()).isEqualTo("unauthorized");
    }

    @Test
    void ourOwnPageCan() {
        assertThat(makeUser("by-page", Map.of("Cookie", cookie, "Origin", host.localUrl()))
                        .status())
                .isEqualTo(200);
        assertThat(makeUser("by-page2", Map.of("Cookie", cookie, "Origin", "https://chat.example.org"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void readingByCookieWorks() {
        assertThat(session(Map.of("Cookie", cookie))).isEqualTo("owner");
        assertThat(session(Map.of("Cookie", "a=b; " + cookie + "; c=d"))).isEqualTo("owner");
        assertThat(session(Map.of("Cookie", "dcts_session="))).isEmpty();
        assertThat(session(Map.of("Cookie", "x" + cookie))).isEmpty();
    }

    @Test
    void aBearerTokenIgnoresTheCookie() {
        Answer other = api.post("/api/accounts", Map.of("loginName", "other", "password", TestMember.PASSWORD));
        String bearer = "Bearer " + other.data().get("token").textValue();
        assertThat(session(Map.of("Cookie", cookie, "Authorization", bearer))).isEqualTo("other");
        assertThat(session(Map.of("Cookie", cookie, "Authorization", "Bearer wrong")))
                .isEmpty();
        assertThat(session(Map.of("Cookie", cookie, "Authorization", "bearer wrong")))
                .isEmpty();
        assertThat(makeUser("by-mix", Map.of("Cookie", cookie, "Origin", host.localUrl(), "Authorization", bearer))
                        .code())
                .isEqualTo("forbidden");
        assertThat(session(Map.of("Authorization", "bearer " + bearer.substring(7))))
                .as("the word's case does not matter")
                .isEqualTo("other");
    }

    /** Else a foreign page could log its visitor in to an account of its own, and read what he writes there. */
    @ParameterizedTest
    @FieldSource("FOREIGN")
    void aForeignPageGetsNoCookieForItsVisitor(String origin) {
        for (String path : List.of("/api/sessions", "/api/accounts")) {
            Answer answer = api.send("POST", path, credentials("owner"), Map.of("Origin", own(origin)));
            assertThat(answer.code()).isEqualTo("forbidden");
            assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
        }
    }

    private static Map<String, Object> credentials(String name) {
        return Map.of("loginName", name, "password", TestMember.PASSWORD, "cookie", true);
    }

    private static String own(String origin) {
        return origin.replace(OWN, host.localUrl());
    }

    private static Answer makeUser(String name, Map<String, String> headers) {
        var user = Map.of("loginName", name, "password", TestMember.PASSWORD);
        return api.send("POST", "/api/admin/users", user, new HashMap<>(headers));
    }

    private static String session(Map<String, String> headers) {
        return api.get("/api/sessions/current", headers)
                .data()
                .at("/session/loginName")
                .asText();
    }
}
