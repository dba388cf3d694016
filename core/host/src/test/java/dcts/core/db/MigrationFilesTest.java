package dcts.core.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationFilesTest {
    private static final String SOUND = MigrationFolder.change(1, "CREATE TABLE IF NOT EXISTS chat_a (n INT);");

    @TempDir
    Path directory;

    @Test
    void readsAJarAndLetsGoOfIt() throws Exception {
        Path jar = directory.resolve("chat plugin.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("migrations/"));
            add(zip, "migrations/2.sql", MigrationFolder.change(2, "INSERT INTO chat_a VALUES (1);"));
            add(zip, "migrations/1.sql", SOUND);
            add(zip, "migrations/README.md", "no migration");
        }
        for (int i = 0; i < 2; i++) {
            assertThat(read(jar).texts().keySet()).containsExactly("1.sql", "2.sql");
        }
    }

    @Test
    void readsAJarThatDoesNotListItsFolders() throws Exception {
        Path jar = directory.resolve("bare.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            add(zip, "plugin.json", "{}");
            add(zip, "migrations/1.sql", SOUND);
        }
        assertThat(read(jar).texts().keySet()).containsExactly("1.sql");
        Path none = directory.resolve("none.jar");
        try (OutputStream out = Files.newOutputStream(none);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            add(zip, "plugin.json", "{}");
        }
        assertThat(read(none).texts()).isEmpty();
    }

    @Test
    void theChecksumSeesEveryCharacterAndEveryName() throws Exception {
        String first = checksum("1.sql", SOUND);
        assertThat(checksum("1.sql", SOUND)).isEqualTo(first).hasSize(64);
        assertThat(checksum("1.sql", SOUND + " ")).isNotEqualTo(first);
        assertThat(checksum("2.sql", SOUND)).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "CREATE TABLE IF NOT EXISTS chat_a (n INT);",
                "--liquibase formatted sql\nCREATE TABLE IF NOT EXISTS chat_a (n INT);",
                "--changeset chat:1\nCREATE TABLE IF NOT EXISTS chat_a (n INT);"
            })
    void aFileWithoutItsHeadIsRefused(String text) {
        assertThatThrownBy(() -> checksum("1.sql", text))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("The migration file 1.sql of chat does not begin with");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE IF NOT EXISTS roles_a (n INT);",
                "create or replace table `roles_a` (n INT);",
                "ALTER  TABLE\n roles_a ADD COLUMN IF NOT EXISTS m INT;",
                "DROP TABLE IF EXISTS roles_a;",
                "/* chat_a */ TRUNCATE TABLE roles_a;"
            })
    void aTableOfAnotherOwnerIsRefused(String sql) {
        assertThatThrownBy(() -> checksum("1.sql", MigrationFolder.change(1, sql)))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("touches the table roles_a, but the tables of chat begin with chat_");
    }

    @Test
    void aTableThatCannotBeMadeTwiceIsRefused() {
        assertThatThrownBy(() -> checksum("1.sql", MigrationFolder.change(1, "CREATE TABLE chat_a (n INT);")))
                .hasMessageContaining("Write CREATE TABLE IF NOT EXISTS");
    }

    @Test
    void commentsMayNameAnything() throws Exception {
        String text = MigrationFolder.change(1, "-- not CREATE TABLE roles_a\nDROP TABLE IF EXISTS chat_a;");
        assertThat(checksum("1.sql", text)).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Chat", "chat_x", "chat-x", "1chat", "a; DROP TABLE x"})
    void anOwnerThatCannotBeAPrefixIsRefused(String owner) {
        assertThatThrownBy(() -> new MigrationSource(owner, getClass().getClassLoader(), "migrations"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String checksum(String name, String text) throws Exception {
        Path root = Files.createTempDirectory(directory, "root");
        MigrationFolder.in(root).write(name, text);
        return read(root).checksum();
    }

    private static MigrationFiles read(Path root) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(new URL[] {root.toUri().toURL()}, null)) {
            return MigrationFiles.read(new MigrationSource("chat", loader, "migrations"));
        }
    }

    private static void add(ZipOutputStream zip, String name, String text) throws Exception {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
