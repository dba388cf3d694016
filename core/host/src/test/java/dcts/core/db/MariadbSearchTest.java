package dcts.core.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MariadbSearchTest {
    private static final String MARIADB_10_6 = "10.6.18-MariaDB for Linux";
    private static final String MARIADB_10_11 = "10.11.7-MariaDB for Linux";
    private static final String MARIADB_11_4 = "11.4.5-MariaDB for Linux";

    @TempDir
    Path temporary;

    Path directory;

    @BeforeEach
    void resolve() throws Exception {
        directory = temporary.toRealPath();
    }

    @Test
    void findsTheMachinesServer() throws Exception {
        MariadbBinary found = MariadbSearch.onThisMachine(directory, null).choose(Optional.empty());
        assertThat(found.executable()).isExecutable();
        assertThat(found.script("system_tables.sql")).isReadable();
    }

    @Test
    void nothingFoundNamesThePackages() {
        MariadbSearch search = search(List.of(directory.resolve("bin/mariadbd")), null);
        assertThatThrownBy(() -> search.choose(Optional.empty()))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("apt install mariadb-server-core")
                .hasMessageContaining("dnf install mariadb-server")
                .hasMessageContaining("brew install mariadb")
                .hasMessageContaining("database.url");
    }

    @Test
    void aServerThatIsTooOldIsNamed() throws Exception {
        Path old = Servers.installation(directory.resolve("old"), MARIADB_10_6, "");
        assertThatThrownBy(() -> search(List.of(old), null).choose(Optional.empty()))
                .hasMessageStartingWith(
                        "The MariaDB server " + old + " is version 10.6.18, but at least 10.11 is needed. ")
                .hasMessageContaining("apt install");
    }

    @Test
    void anOlderSeriesThanTheDataIsRefused() throws Exception {
        Path older = Servers.installation(directory.resolve("older"), MARIADB_10_11, "");
        assertThatThrownBy(() -> search(List.of(older), null).choose(Optional.of(new ServerVersion(11, 4, 5))))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("is version 10.11.7, but the data directory was written by version 11.4.5")
                .hasMessageContaining("Install MariaDB 11.4.5 or newer");
    }

    @Test
    void anOlderPatchOfTheSameSeriesWillDo() throws Exception {
        Path older = Servers.installation(directory.resolve("older"), MARIADB_10_11, "");
        assertThat(search(List.of(older), null)
                        .choose(Optional.of(new ServerVersion(10, 11, 19)))
                        .version())
                .isEqualTo(new ServerVersion(10, 11, 7));
    }

    @Test
    void theSystemComesFirstAndTheArchiveServesDataThatIsNewer() throws Exception {
        Path system = Servers.installation(directory.resolve("system"), MARIADB_10_11, "");
        Path archive = directory.resolve("archive");
        Path unpacked = Servers.installation(archive, MARIADB_11_4, "");
        MariadbSearch search = search(List.of(system), archive);
        assertThat(search.choose(Optional.empty()).executable()).isEqualTo(system);
        assertThat(search.choose(Optional.of(new ServerVersion(11, 4, 2))).executable())
                .isEqualTo(unpacked);
    }

    @Test
    void whatWasUnpackedBeforeIsFoundWithoutTheArchive() throws Exception {
        Path unpacked = Servers.installation(directory.resolve("mariadb-bin/11.4.5"), MARIADB_11_4, "");
        assertThat(search(List.of(), null).choose(Optional.empty()).executable())
                .isEqualTo(unpacked);
    }

    @Test
    void aBinaryThatDoesNotRunHereIsPassedOver() throws Exception {
        Path broken = Servers.installation(directory.resolve("broken"), "", "");
        Files.writeString(broken, "no program at all");
        Path sound = Servers.installation(directory.resolve("sound"), MARIADB_10_11, "");
        assertThat(search(List.of(broken, sound), null).choose(Optional.empty()).executable())
                .isEqualTo(sound);
    }

    private MariadbSearch search(List<Path> system, @Nullable Path archive) {
        return new MariadbSearch(system, directory.resolve("mariadb-bin"), archive);
    }
}
