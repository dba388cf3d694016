package dcts.keyauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcts.keyauth.api.PrivateRsaKey;
import dcts.keyauth.api.PublicRsaKey;
import dcts.keyauth.api.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server's key is made once and kept, whatever happens to its file. */
class ServerKeyFileTest {
    private static final String OWNER_ONLY = "rw-------";

    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path directory;

    @Test
    void theKeyIsMadeOnce() throws IOException {
        PublicRsaKey made = keyIn(directory);

        assertThat(keyIn(directory)).isEqualTo(made);
        assertThat(rights()).isEqualTo(OWNER_ONLY);
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file());
        }
    }

    @Test
    void theFileHasTheFormOfTheOriginal() throws IOException {
        var alice = Vectors.list(Vectors.file("keys.json"), "keys").findFirst().orElseThrow();
        Files.writeString(file(), Vectors.text(alice, "keyFileText"));

        PrivateRsaKey read = new ServerKeyFile(directory).key(random);

        assertThat(read.publicKey().pem()).isEqualTo(Vectors.text(alice, "publicKeyPem"));
        assertThat(ServerKeyFile.text(read)).isEqualTo(Vectors.text(alice, "keyFileText"));
        assertThat(rights()).isEqualTo(OWNER_ONLY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "null",
                "[]",
                "{\"privateKey\":null}",
                "{\"privateKey\":\"\"}",
                "{\"privateKey\":\"-----BEGIN PRIVATE KEY-----\\nsecretsecret\\n-----END PRIVATE KEY-----\\n\"}"
            })
    void whatIsThereIsNeverWrittenOver(String content) throws IOException {
        Files.writeString(file(), content);

        assertThatThrownBy(() -> keyIn(directory))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("server-key.json")
                .hasMessageNotContaining("secretsecret");

        assertThat(file()).hasContent(content);
    }

    @Test
    void theSameGoesForFilesThatAreTooLongAndForDirectories() throws IOException {
        String whole = ServerKeyFile.text(Vectors.key("server"));
        Files.writeString(file(), whole + " ".repeat(20_000));
        assertThatThrownBy(() -> keyIn(directory)).isInstanceOf(IllegalStateException.class);

        Files.delete(file());
        Files.createDirectory(file());
        assertThatThrownBy(() -> keyIn(directory)).isInstanceOf(IllegalStateException.class);

        Files.delete(file());
        Files.createSymbolicLink(file(), directory.resolve("gone"));
        assertThatThrownBy(() -> keyIn(directory)).isInstanceOf(IllegalStateException.class);
        assertThat(Files.isSymbolicLink(file())).isTrue();
    }

    @Test
    void ofManyStartsAtOnceOneMakesTheKey() {
        var keys = new ConcurrentLinkedQueue<PublicRsaKey>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                threads.execute(() -> keys.add(keyIn(directory)));
            }
        }

        assertThat(keys).hasSize(4).containsOnly(keyIn(directory));
    }

    private PublicRsaKey keyIn(Path folder) {
        return new ServerKeyFile(folder).key(random).publicKey();
    }

    private String rights() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file()));
    }

    private Path file() {
        return directory.resolve("server-key.json");
    }
}
