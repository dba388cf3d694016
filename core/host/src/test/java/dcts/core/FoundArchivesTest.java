package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.testing.LeakCheck;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that somebody put into a folder, or sent, are looked at and told; only the owner's word lets them run. */
@Timeout(120)
class FoundArchivesTest {
    @RegisterExtension
    final LeakCheck leaks = new LeakCheck();

    @TempDir
    Path folder;

    private AdmissionPlay play;
    private Path made;
    private Path owned;
    private Path shipped;

    @BeforeEach
    void start() throws IOException {
        made = Files.createDirectories(folder.resolve("made"));
        owned = Files.createDirectories(folder.resolve("data").resolve("plugins"));
        shipped = Files.createDirectories(folder.resolve("plugins"));
        TestPlugin.named("tool").version("1.0.0").pack(shipped.resolve("tool.jar"));
        play = new AdmissionPlay(folder, Map.of());
    }

    @AfterEach
    void stop() {
        play.close();
    }

    @Test
    void whatIsFoundWaitsForTheOwnersWord() throws IOException {
        Path archive = TestPlugin.named("extra").version("1.0.0").pack(made.resolve("extra.jar"));
        Files.copy(archive, owned.resolve("dropped.jar"));
        Files.writeString(owned.resolve("broken.jar"), "garbage");
        Files.writeString(owned.resolve("notes.txt"), "not looked at");
        play.console("rescan", Map.of());
        JsonNode found = play.list().get("found");
        assertThat(found.findValuesAsText("file")).containsExactlyInAnyOrder("dropped.jar", "broken.jar");
        assertThat(found.findValuesAsText("id")).containsExactlyInAnyOrder("extra", "");
        assertThat(found.findValuesAsText("version")).contains("1.0.0");
        for (JsonNode each : found) {
            boolean broken = each.get("file").textValue().equals("broken.jar");
            assertThat(each.get("faults").size()).isEqualTo(broken ? 1 : 0);
            var installed =
                    play.console("install", Map.of("sha256", each.get("sha256").textValue()));
            assertThat(installed.code()).isEqualTo(broken ? "conflict" : "");
        }
        assertThat(play.version("extra")).isEqualTo("1.0.0");
        assertThat(owned.resolve("dropped.jar"))
                .as("it is kept under its content")
                .doesNotExist();
        assertThat(play.list().get("found").findValuesAsText("file")).containsExactly("broken.jar");
        play.host.restart();
        assertThat(play.state("extra")).isEqualTo("running");
    }

    @Test
    void anArchiveWithFaultsIsToldAndRefused() {
        Path archive = TestPlugin.named("ender").starting("System.exit(1);").pack(made.resolve("ender.jar"));
        JsonNode offered = play.offer(archive);
        assertThat(offered.get("faults").findValues("").isEmpty()).isTrue();
        assertThat(offered.get("faults").get(0).textValue())
                .matches("dcts\\.ender\\.Main\\.start, line \\d+: calls"
                        + " java\\.lang\\.System\\.exit, which would end the whole server");
        assertThat(play.install(archive).code()).isEqualTo("conflict");
        assertThat(play.list().get("plugins").findValuesAsText("id")).containsExactly("tool");
    }

    /** Nobody but who built the program says what is part of it. */
    @Test
    void whatLiesAmongTheShippedAndIsNotInTheListIsOnlyFound() throws IOException {
        TestPlugin.named("tool").version("6.6.6").pack(shipped.resolve("tool-666.jar"));
        play.host.shipOnly(sha256(shipped.resolve("tool.jar")));
        play.host.restart();
        assertThat(play.state("tool")).isEqualTo("running");
        assertThat(play.plugin("tool").get("version").textValue()).isEqualTo("1.0.0");
        assertThat(play.list().get("found").findValuesAsText("file")).containsExactly("tool-666.jar");
        assertThat(play.list().get("found").get(0).get("replaces").textValue()).isEqualTo("1.0.0");
    }

    @Test
    void theOwnersArchiveStandsBeforeTheShippedOne() {
        play.install(TestPlugin.named("tool").version("1.5.0").pack(made.resolve("tool.jar")));
        assertThat(play.version("tool")).isEqualTo("1.5.0");
        assertThat(play.plugin("tool").get("shipped").booleanValue()).isFalse();
        assertThat(play.plugin("tool").get("previous").textValue()).isEqualTo("1.0.0");
        play.console("rollback", Map.of("id", "tool"));
        assertThat(play.version("tool")).isEqualTo("1.0.0");
        assertThat(play.plugin("tool").get("shipped").booleanValue()).isTrue();
        assertThat(play.console("remove", Map.of("id", "tool", "data", "drop")).code())
                .as("it can be switched off")
                .isEqualTo("conflict");
        play.console("rollback", Map.of("id", "tool"));
        assertThat(play.version("tool")).isEqualTo("1.5.0");
        assertThat(play.console("remove", Map.of("id", "tool", "data", "keep")).status())
                .isEqualTo(200);
        assertThat(play.version("tool")).isEqualTo("1.0.0");
        assertThat(play.plugin("tool").has("previous")).isFalse();
    }

    @Test
    void overHttpNothingIsTakenUnlessConfigured() throws IOException {
        Path archive = TestPlugin.named("extra").version("1.0.0").pack(made.resolve("extra.jar"));
        assertThat(upload(play.owner.token(), archive)).isEqualTo("forbidden");
        assertThat(play.list().get("installOverHttp").booleanValue()).isFalse();
        assertThat(upload(play.host.consoleToken(), archive)).isEmpty();
        play.close();
        play = new AdmissionPlay(
                Files.createDirectories(folder.resolve("second")), Map.of("DCTS_PLUGINS_INSTALL_OVER_HTTP", "true"));
        assertThat(play.list().get("installOverHttp").booleanValue()).isTrue();
        assertThat(upload(play.owner.token(), archive)).isEmpty();
        assertThat(upload(play.member.token(), archive)).isEqualTo("forbidden");
        assertThat(upload("", archive)).isEqualTo("unauthorized");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../../etc/passwd", "abc", "ABCDEF"})
    void aFingerprintIsOneOrRefused(String written) {
        assertThat(play.console("install", Map.of("sha256", written)).code()).isEqualTo("invalid");
        assertThat(play.console("remove", Map.of("id", "../" + written, "data", "drop"))
                        .code())
                .isEqualTo("invalid");
    }

    private String upload(String token, Path archive) {
        return new TestApi(play.host.url())
                .upload("/api/admin/plugins/upload", archive, AdmissionPlay.bearer(token))
                .code();
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
