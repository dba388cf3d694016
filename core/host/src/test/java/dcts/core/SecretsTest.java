package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dcts.core.testing.LeakCheck;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestMember;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Plays a while with everything logged that can be, and looks for the secrets: in the log and in the database. */
class SecretsTest {
    private static final String DISPLAY_NAME = "Canary Display";
    private static final Logger OURS = (Logger) LoggerFactory.getLogger("dcts");

    @RegisterExtension
    final LeakCheck leaks = new LeakCheck();

    @TempDir
    Path folder;

    private TestHost host;
    private TestApi api;

    @BeforeEach
    void start() {
        OURS.setLevel(Level.TRACE);
        host = TestHost.start(folder);
        api = new TestApi(host.url());
    }

    @AfterEach
    void stop() {
        host.close();
        OURS.setLevel(null);
    }

    @Test
    void noSecretIsLoggedOrStored() {
        leaks.expect("POST /api/accounts failed.");
        String link = host.ownerSecret();
        TestMember owner = host.joinAsOwner("canary");
        List<String> secrets = new ArrayList<>(List.of(TestMember.PASSWORD, owner.token(), link, host.consoleToken()));
        var credentials = Map.of("loginName", "canary", "password", TestMember.PASSWORD);
        secrets.add(api.post("/api/sessions", credentials).data().get("token").textValue());
        goWrong(owner, credentials);
        failInTheDatabase();
        owner.close();

        assertThat(leaks.log().all()).isNotEmpty().allSatisfy(line -> {
            assertThat(line.text() + line.trace()).doesNotContain(secrets);
            assertThat(line.text() + line.trace()).doesNotContain(DISPLAY_NAME, "$argon2id$");
        });
        assertThat(everythingStored()).isNotEmpty().doesNotContain(secrets).contains("canary");
    }

    private void goWrong(TestMember owner, Map<String, String> credentials) {
        var bearer = Map.of("Authorization", "Bearer " + owner.token());
        api.post("/api/sessions", Map.of("loginName", TestMember.PASSWORD, "password", TestMember.PASSWORD));
        api.post("/api/accounts", credentials);
        api.post("/api/accounts", TestMember.PASSWORD);
        api.get("/api/nothing?token=" + owner.token(), bearer);
        api.send("PUT", "/api/accounts", credentials, bearer);
        owner.answer("accounts.profiles", Map.of("ids", List.of(owner.token())));
        owner.answer("no." + owner.token(), Map.of("password", TestMember.PASSWORD));
        owner.answer("accounts.profiles", TestMember.PASSWORD);
    }

    /** A fault whose exception knows what the statement was given. */
    private void failInTheDatabase() {
        try (var database = host.database().open()) {
            database.jdbi("test").useHandle(h -> h.execute("alter table core_account drop column display_name"));
        }
        var body = Map.of("loginName", "second", "password", TestMember.PASSWORD, "displayName", DISPLAY_NAME);
        assertThat(api.post("/api/accounts", body).code()).isEqualTo("internal");
    }

    private String everythingStored() {
        try (var database = host.database().open()) {
            return database.jdbi("test").withHandle(h -> {
                var all = new StringBuilder();
                for (String table :
                        h.createQuery("show tables").mapTo(String.class).list()) {
                    all.append(
                            h.createQuery("select * from " + table).mapToMap().list());
                }
                return all.toString();
            });
        }
    }
}
