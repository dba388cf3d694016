package dcts.core.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanedServerTest {
    @TempDir
    Path directory;

    @Test
    void aServerWhoseProcessWasKilledIsFoundAndItsRowsAreThere() throws Exception {
        MariadbHome home = new MariadbHome(directory.toRealPath().resolve("mariadb"));
        try (ChildProcess child = ChildProcess.java(PrivateServerMain.class, directory.toString())) {
            child.await(PrivateServerMain.READY);
            Servers.run(addressIn(home), "CREATE TABLE t (n INT)", "INSERT INTO t VALUES (42)");
            child.kill();
        }
        ProcessHandle orphan = ProcessHandle.of(Long.parseLong(Files.readString(home.pidFile())))
                .orElseThrow();
        assertThat(orphan.info().command().orElseThrow()).contains("mariadbd");
        try (DataDirectoryLock lock = DataDirectoryLock.acquire(directory);
                PrivateDatabase server = Servers.start(lock)) {
            assertThat(orphan.info().arguments()).isEmpty();
            assertThat(Servers.ask(server.address(), "SELECT n FROM t")).isEqualTo("42");
        }
    }

    @Test
    void aForeignProcessWithTheSameNumberIsLeftAlone() throws Exception {
        MariadbHome home = new MariadbHome(directory.toRealPath().resolve("mariadb"));
        // Even one that was started with the very argument that we look for.
        Process foreign =
                new ProcessBuilder("sh", "-c", "read line", "sh", MariadbCommand.dataArgument(home.data())).start();
        try (DataDirectoryLock lock = DataDirectoryLock.acquire(directory)) {
            MariadbHome.in(lock.directory());
            Files.writeString(home.pidFile(), Long.toString(foreign.pid()));
            Servers.start(lock).close();
            assertThat(foreign.isAlive()).isTrue();
        } finally {
            foreign.destroyForcibly();
        }
    }

    @Test
    void aServerOnOtherDataIsLeftAlone() throws Exception {
        try (DataDirectoryLock otherLock = DataDirectoryLock.acquire(directory.resolve("other"));
                PrivateDatabase other = Servers.start(otherLock);
                DataDirectoryLock lock = DataDirectoryLock.acquire(directory.resolve("mine"))) {
            MariadbHome home = MariadbHome.in(lock.directory());
            Files.copy(otherLock.directory().resolve("mariadb/server.pid"), home.pidFile());
            Servers.start(lock).close();
            assertThat(other.alive()).isTrue();
        }
    }

    @Test
    void aSecondServerOnTheSameDataIsRefused() throws Exception {
        try (ChildProcess child = ChildProcess.java(PrivateServerMain.class, directory.toString())) {
            child.await(PrivateServerMain.READY);
            assertThatThrownBy(() -> DataDirectoryLock.acquire(directory))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining(directory.toRealPath().toString())
                    .hasMessageContaining("(process " + child.process().pid() + ")");
        }
        try (DataDirectoryLock lock = DataDirectoryLock.acquire(directory)) {
            Servers.start(lock).close();
        }
    }

    private static DatabaseAddress addressIn(MariadbHome home) throws Exception {
        return new PrivateAccount(Files.readString(home.passwordFile()))
                .address(Integer.parseInt(Files.readString(home.portFile())));
    }
}
