package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.testing.LeakCheck;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestMember;
import dcts.core.testing.TestPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Plugins come and go by the owner's word, while members are connected. */
@Timeout(120)
class AdmissionTest {
    private static final String NOTES = """
            --liquibase formatted sql
            --changeset notes:a
            create table if not exists notes_page (id bigint primary key);
            create table if not exists notes_line (
              id bigint primary key, page bigint not null,
              constraint notes_line_page foreign key (page) references notes_page (id));
            insert ignore into notes_page values (7);
            """;

    @RegisterExtension
    final LeakCheck leaks = new LeakCheck();

    @TempDir
    Path folder;

    private AdmissionPlay play;
    private Path made;
    private Path owned;

    @BeforeEach
    void start() throws IOException {
        made = Files.createDirectories(folder.resolve("made"));
        owned = folder.resolve("data").resolve("plugins");
        play = new AdmissionPlay(folder, Map.of());
    }

    @AfterEach
    void stop() {
        assertThat(play.member.connected()).isTrue();
        play.close();
    }

    @Test
    void whatIsInstalledRunsAndOutlivesARestart() throws IOException {
        JsonNode archive = play.offer(notes("1.0.0", "db.tables", "http.client:example.org", "roles.assign"));
        assertThat(archive.get("id").textValue()).isEqualTo("notes");
        assertThat(archive.get("faults")).isEmpty();
        assertThat(archive.get("capabilities").findValuesAsText("enforced")).containsExactly("false", "false", "false");
        assertThat(archive.has("replaces")).isFalse();
        assertThat(play.list().get("plugins"))
                .as("nothing is installed by looking")
                .isEmpty();

        String sha256 = archive.get("sha256").textValue();
        assertThat(play.console("install", Map.of("sha256", sha256)).status()).isEqualTo(200);
        assertThat(play.version("notes")).isEqualTo("1.0.0");
        assertThat(play.plugin("notes").get("shipped").booleanValue()).isFalse();
        assertThat(play.plugin("notes").get("changedAt").longValue()).isPositive();
        assertThat(files()).containsExactly("notes-1.0.0-" + sha256.substring(0, 16) + ".jar");
        assertThat(play.console("install", Map.of("sha256", sha256)).code())
                .as("it is no longer offered")
                .isEqualTo("not_found");
        assertThat(play.install(made.resolve("notes-1.0.0.jar")).code())
                .as("it is installed already")
                .isEqualTo("conflict");

        restart();
        assertThat(play.version("notes")).isEqualTo("1.0.0");
        assertThat(play.column("select concat(plugin, ' ', version, ' ', capabilities) from core_plugin_archive"))
                .containsExactly("notes 1.0.0 db.tables http.client:example.org roles.assign");
    }

    @Test
    void changedContentDoesNotRun() throws IOException {
        leaks.expect("its content is not what was admitted on");
        leaks.expect("cannot be read");
        play.install(notes("1.0.0"));
        Path file = owned.resolve(files().getFirst());
        byte[] whole = Files.readAllBytes(file);
        byte[] changed = whole.clone();
        changed[whole.length / 2]++;
        Files.write(file, changed);
        restart();
        assertThat(play.state("notes")).isEqualTo("failed");
        assertThat(play.plugin("notes").get("reason").textValue())
                .matches("Its content is not what was admitted on \\d{4}-\\d{2}-\\d{2}");
        assertThat(play.plugin("notes").get("version").textValue()).isEqualTo("1.0.0");
        assertThat(play.list().get("found")).isEmpty();
        assertThat(play.member.refusal("notes.version", Map.of("text", "?"))).isEqualTo("unknown_event");

        Files.delete(file);
        play.console("rescan", Map.of());
        assertThat(play.plugin("notes").get("reason").textValue()).contains("cannot be read");
        Files.write(file, whole);
        play.console("rescan", Map.of());
        assertThat(play.version("notes")).isEqualTo("1.0.0");
    }

    /** What is loaded is a copy, which somebody could change after it was read. */
    @Test
    void aChangedCopyIsNotLoaded() throws IOException {
        leaks.expect("was changed after it was read");
        play.install(notes("1.0.0"));
        play.console("disable", Map.of("id", "notes"));
        try (var copies = Files.list(folder.resolve("data/run/plugins"))) {
            Files.writeString(copies.findFirst().orElseThrow(), "x", StandardOpenOption.APPEND);
        }
        play.console("enable", Map.of("id", "notes"));
        assertThat(play.state("notes")).isEqualTo("failed");
        restart();
        assertThat(play.version("notes")).isEqualTo("1.0.0");
    }

    @Test
    void anUpgradeIsShownBeforehandAndRolledBack() throws IOException {
        play.install(notes("1.0.0", "db.tables"));
        assertThat(play.console("rollback", Map.of("id", "notes")).code()).isEqualTo("conflict");
        JsonNode archive = play.offer(notes("1.1.0", "db.tables", "files", "http.routes"));
        assertThat(archive.get("replaces").textValue()).isEqualTo("1.0.0");
        assertThat(archive.get("newCapabilities")).hasToString("[\"files\",\"http.routes\"]");

        play.console("install", Map.of("sha256", archive.get("sha256").textValue()));
        assertThat(play.version("notes")).isEqualTo("1.1.0");
        assertThat(play.plugin("notes").get("previous").textValue()).isEqualTo("1.0.0");
        play.console("rollback", Map.of("id", "notes"));
        assertThat(play.version("notes")).isEqualTo("1.0.0");
        assertThat(play.plugin("notes").get("previous").textValue()).isEqualTo("1.1.0");
        assertThat(files()).hasSize(2);

        play.install(notes("1.2.0"));
        assertThat(play.version("notes")).isEqualTo("1.2.0");
        assertThat(play.list().get("found"))
                .as("what was replaced is not offered")
                .isEmpty();
        assertThat(files()).hasSize(2).noneMatch(file -> file.contains("1.1.0"));
        assertThat(play.column("select version from core_plugin_archive order by version"))
                .containsExactly("1.0.0", "1.2.0");
    }

    @Test
    void anUpgradeThatFailsStaysWishedUntilItIsRolledBack() throws IOException {
        leaks.expect("no luck");
        play.install(notes("1.0.0"));
        Path failing = TestPlugin.named("notes")
                .manifest("version", "2.0.0")
                .starting("throw new IllegalStateException(\"no luck\");")
                .pack(made.resolve("failing.jar"));
        assertThat(play.install(failing).status()).isEqualTo(200);
        assertThat(play.state("notes")).isEqualTo("failed");
        assertThat(play.plugin("notes").get("reason").textValue()).contains("no luck");
        assertThat(play.plugin("notes").get("version").textValue()).isEqualTo("2.0.0");
        restart();
        assertThat(play.state("notes")).isEqualTo("failed");
        assertThat(play.console("rollback", Map.of("id", "notes")).status()).isEqualTo(200);
        assertThat(play.version("notes")).isEqualTo("1.0.0");
    }

    @Test
    void whatIsRemovedLeavesItsDataOrTakesThemAlong() throws IOException {
        play.install(notes("1.0.0"));
        play.install(notes("1.1.0"));
        remove("keep");
        assertThat(play.column("select id from notes_page")).containsExactly("7");
        assertThat(files()).isEmpty();
        assertThat(play.column("select plugin from core_plugin_archive")).isEmpty();

        play.install(notes("1.0.0"));
        Path kept = Files.createDirectories(folder.resolve("data/files/notes/deep"));
        Path others = Files.createDirectories(folder.resolve("data/files/notesx"));
        Files.writeString(kept.resolve("page.txt"), "text");
        execute("create table notesx_page (id int)");
        execute("insert into notes_line values (1, 7)");
        remove("drop");
        assertThat(play.column("show tables")).contains("notesx_page").noneMatch(table -> table.startsWith("notes_"));
        assertThat(play.column("select owner from core_schema")).containsExactly("core");
        assertThat(folder.resolve("data/files/notes")).doesNotExist();
        assertThat(others).exists();

        play.install(notes("1.0.0"));
        assertThat(play.column("select id from notes_page"))
                .as("it begins anew")
                .containsExactly("7");
        assertThat(play.column("select page from notes_line")).isEmpty();
    }

    @Test
    void whoWasLetInByItIsLetInNoMore() {
        play.install(TestPlugin.named("badge")
                .starting("context.on(request(\"badge.open\"), (caller, in) ->"
                        + " new Out(context.logins().open(in.text(), \"Badge\").token()));")
                .pack(made.resolve("badge.jar")));
        String token = play.member
                .ask("badge.open", Map.of("text", "blue"))
                .get("text")
                .textValue();
        var current = new TestApi(play.host.url());
        var bearer = AdmissionPlay.bearer(token);
        assertThat(current.get("/api/sessions/current", bearer).data().has("session"))
                .isTrue();
        play.console("remove", Map.of("id", "badge", "data", "drop"));
        assertThat(current.get("/api/sessions/current", bearer).data().has("session"))
                .isFalse();
        assertThat(play.column("select identity from core_identity")).isEmpty();
        assertThat(play.member.connected()).isTrue();
    }

    @Test
    void whatOthersNeedIsNotRemoved() throws IOException {
        Path base = notes("1.0.0");
        play.install(base);
        play.install(TestPlugin.named("heir").requiring("notes", base).pack(made.resolve("heir.jar")));
        assertThat(play.plugin("notes").get("dependants")).hasToString("[\"heir\"]");
        var removal = Map.of("id", "notes", "data", "drop");
        assertThat(play.console("remove", removal).code()).isEqualTo("conflict");
        assertThat(play.column("select id from notes_page")).containsExactly("7");
        assertThat(play.version("notes")).isEqualTo("1.0.0");
        assertThat(play.console("remove", Map.of("id", "nothere", "data", "keep"))
                        .code())
                .isEqualTo("not_found");
        assertThat(play.console("rollback", Map.of("id", "nothere")).code()).isEqualTo("not_found");
    }

    /** The page is the owner's, but not so much that a stolen session could bring in a program. */
    @Test
    void theOwnersPasswordIsAskedForAndNobodyElsesHelps() throws IOException {
        String sha256 = play.offer(notes("1.0.0")).get("sha256").textValue();
        var asked = Map.of("sha256", sha256);
        for (String wrong : new String[] {null, "", "not the password", TestMember.PASSWORD + " "}) {
            var refused = play.asOwner("install", asked, wrong);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.body().at("/error/path").textValue()).isEqualTo("password");
        }
        assertThat(play.asOwner("install", asked, "wrong but long enough").body())
                .hasToString("{\"ok\":false,\"error\":{\"code\":\"forbidden\",\"path\":\"password\"}}");
        assertThat(play.post("install", asked, play.member.token()).code()).isEqualTo("forbidden");
        assertThat(play.post("install", asked, "x".repeat(43)).code()).isEqualTo("unauthorized");
        assertThat(play.list().get("plugins")).isEmpty();

        assertThat(play.asOwner("install", asked, TestMember.PASSWORD).status()).isEqualTo(200);
        assertThat(play.version("notes")).isEqualTo("1.0.0");
        var removal = Map.of("id", "notes", "data", "keep");
        assertThat(play.asOwner("remove", removal, null).code()).isEqualTo("forbidden");
        assertThat(play.asOwner("rollback", Map.of("id", "notes"), null).code()).isEqualTo("forbidden");
        assertThat(play.asOwner("remove", removal, TestMember.PASSWORD).status())
                .isEqualTo(200);
        assertThat(play.column("select concat(actor_name, ' ', what) from core_audit order by id"))
                .containsExactly("owner plugin.install", "owner plugin.remove");
    }

    @Test
    void everyChangeIsInTheTrail() throws IOException {
        play.install(notes("1.0.0"));
        play.install(notes("1.1.0"));
        play.console("rollback", Map.of("id", "notes"));
        play.console("disable", Map.of("id", "notes"));
        play.console("enable", Map.of("id", "notes"));
        play.console("enable", Map.of("id", "notes"));
        remove("drop");
        play.console("install", Map.of("sha256", "0".repeat(64)));
        assertThat(play.column(
                        "select concat(actor, ' ', actor_name, ' ', what, ' ', subject) from core_audit order by id"))
                .containsExactly(
                        "1 console plugin.install notes",
                        "1 console plugin.upgrade notes",
                        "1 console plugin.rollback notes",
                        "1 console plugin.disable notes",
                        "1 console plugin.enable notes",
                        "1 console plugin.remove notes");
        assertThat(play.column("select detail from core_audit where what in ('plugin.upgrade', 'plugin.remove')"))
                .anyMatch(detail -> detail.contains("\"before\":\"1.0.0\"") && detail.contains("\"version\":\"1.1.0\""))
                .anyMatch(detail -> detail.contains("\"data\":\"drop\""));
    }

    private Path notes(String version, String... capabilities) {
        return TestPlugin.named("notes")
                .version(version)
                .manifest("capabilities", List.of(capabilities))
                .resource("migrations/0001-notes.sql", NOTES)
                .pack(made.resolve("notes-" + version + ".jar"));
    }

    private void remove(String data) {
        assertThat(play.console("remove", Map.of("id", "notes", "data", data)).status())
                .isEqualTo(200);
        assertThat(play.list().get("plugins")).isEmpty();
        assertThat(play.list().get("found"))
                .as("what is removed is not offered")
                .isEmpty();
        assertThat(play.member.refusal("notes.version", Map.of("text", "?"))).isEqualTo("unknown_event");
    }

    private void restart() {
        play.member.listen("session.ready");
        play.host.restart();
        play.member.hear("session.ready");
    }

    private void execute(String statement) {
        try (var database = play.host.database().open()) {
            database.jdbi("test").useHandle(h -> h.execute(statement));
        }
    }

    private List<String> files() throws IOException {
        try (var files = Files.list(owned)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
