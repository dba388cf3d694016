package dcts.core.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MariadbUpgradeTest {
    @TempDir
    Path directory;

    DataDirectoryLock lock;
    MariadbHome home;

    @BeforeEach
    void dataWithARow() throws Exception {
        lock = DataDirectoryLock.acquire(directory);
        home = new MariadbHome(lock.directory().resolve("mariadb"));
        try (PrivateDatabase server = Servers.start(lock)) {
            Servers.run(server.address(), "CREATE TABLE t (n INT)", "INSERT INTO t VALUES (7)");
        }
    }

    @AfterEach
    void unlock() {
        lock.close();
    }

    @Test
    void theVersionIsRecorded() throws Exception {
        assertThat(home.versionFile()).hasContent(Servers.machine().version().toString());
    }

    @Test
    void aNewerServerCopiesTheDataFirst() throws Exception {
        Files.writeString(home.versionFile(), "10.6.18");
        try (PrivateDatabase server = Servers.start(lock)) {
            assertThat(Servers.ask(server.address(), "SELECT n FROM t")).isEqualTo("7");
        }
        Path copy = lock.directory().resolve("mariadb-backup-10.6.18");
        assertThat(copy.resolve("ibdata1")).isRegularFile();
        assertThat(copy.resolve("dcts/t.ibd")).isRegularFile();
        assertThat(home.versionFile()).hasContent(Servers.machine().version().toString());
    }

    @Test
    void anEarlierCopyIsKept() throws Exception {
        Path earlier = Files.createDirectory(lock.directory().resolve("mariadb-backup-10.6.18"));
        Files.writeString(home.versionFile(), "10.6.18");
        Servers.start(lock).close();
        assertThat(earlier).isEmptyDirectory();
        assertThat(lock.directory().resolve("mariadb-backup-10.6.18-2/ibdata1")).isRegularFile();
    }

    @Test
    void theSameSeriesIsNotCopied() throws Exception {
        ServerVersion machine = Servers.machine().version();
        Files.writeString(home.versionFile(), machine.series() + ".0");
        Servers.start(lock).close();
        assertThat(lock.directory()).isDirectoryNotContaining("glob:**mariadb-backup*");
        assertThat(home.versionFile()).hasContent(machine.toString());
    }

    @Test
    void dataOfANewerServerIsLeftAlone() throws Exception {
        Files.writeString(home.versionFile(), "99.1.1");
        assertThatThrownBy(() -> Servers.start(lock))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("written by version 99.1.1");
        assertThat(home.versionFile()).hasContent("99.1.1");
    }
}
