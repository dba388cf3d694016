package dcts.core.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateDatabaseTest {
    @TempDir
    Path directory;

    DataDirectoryLock lock;
    MariadbHome home;

    @BeforeEach
    void lock() {
        // A path longer than that of any socket may be.
        lock = DataDirectoryLock.acquire(directory.resolve("a-long-name-".repeat(12)));
        home = new MariadbHome(lock.directory().resolve("mariadb"));
    }

    @AfterEach
    void unlock() {
        lock.close();
    }

    @Test
    void rowsOutliveARestart() throws Exception {
        try (PrivateDatabase first = Servers.start(lock)) {
            Servers.run(first.address(), "CREATE TABLE t (text VARCHAR(9))", "INSERT INTO t VALUES ('Grüße')");
        }
        try (PrivateDatabase second = Servers.start(lock)) {
            assertThat(Servers.ask(second.address(), "SELECT text FROM t")).isEqualTo("Grüße");
        }
    }

    @Test
    void commitsAreFlushedAndTextIsExact() throws Exception {
        try (PrivateDatabase server = Servers.start(lock);
                Database database = Database.open(server.address(), 2)) {
            assertThat(database.version()).isGreaterThanOrEqualTo(ServerVersion.OLDEST);
            String settings = "SELECT CONCAT_WS(' ', @@innodb_flush_log_at_trx_commit, @@innodb_doublewrite,"
                    + " @@character_set_server, @@collation_database, @@time_zone, @@skip_name_resolve)";
            assertThat(Servers.ask(server.address(), settings)).isEqualTo("1 ON utf8mb4 utf8mb4_nopad_bin +00:00 ON");
        }
    }

    @Test
    void onlyItsOwnAccountComesInOverTcp() throws Exception {
        try (PrivateDatabase server = Servers.start(lock)) {
            DatabaseAddress mine = server.address();
            for (String password : new String[] {"", "root", "invalid"}) {
                DatabaseAddress root = new DatabaseAddress(mine.url(), "root", password, true);
                assertThatThrownBy(() -> Servers.ask(root, "SELECT 1")).isInstanceOf(SQLException.class);
            }
            DatabaseAddress guessed = new DatabaseAddress(mine.url(), mine.user(), "dcts", true);
            assertThatThrownBy(() -> Servers.ask(guessed, "SELECT 1")).isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> Servers.ask(mine, "SELECT * FROM mysql.global_priv"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void secretsStayWithTheOwner() throws Exception {
        try (PrivateDatabase server = Servers.start(lock)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.directory())))
                    .isEqualTo("rwx------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.passwordFile())))
                    .isEqualTo("rw-------");
            assertThat(home.initFile()).doesNotExist();
            assertThat(server.address().password()).hasSize(64);
            assertThat(server.address().toString())
                    .doesNotContain(server.address().password());
            assertThat(Files.readString(home.log()))
                    .doesNotContain(server.address().password());
        }
    }

    @Test
    void aLostPasswordIsReplaced() throws Exception {
        String first;
        try (PrivateDatabase server = Servers.start(lock)) {
            first = server.address().password();
        }
        Files.delete(home.passwordFile());
        try (PrivateDatabase server = Servers.start(lock)) {
            assertThat(server.address().password()).isNotEqualTo(first);
            assertThat(Servers.ask(server.address(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void theLastPortIsUsedAgainUnlessItIsTaken() throws Exception {
        try (PrivateDatabase server = Servers.start(lock)) {
            assertThat(server.alive()).isTrue();
        }
        String port = Files.readString(home.portFile());
        try (PrivateDatabase server = Servers.start(lock)) {
            assertThat(server.address().url()).contains(":" + port + "/");
        }
        try (ServerSocket somebody = new ServerSocket(Integer.parseInt(port), 1, InetAddress.ofLiteral("127.0.0.1"));
                PrivateDatabase server = Servers.start(lock)) {
            assertThat(server.address().url()).doesNotContain(":" + somebody.getLocalPort() + "/");
        }
    }

    /** Somebody is quicker than the server, after we have seen that the port was free. */
    @Test
    void aPortThatIsLostInTheLastMomentIsReplaced() throws Exception {
        Servers.start(lock).close();
        try (ServerSocket somebody = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Path once = directory.resolve("once");
            String steal = "$(case \"$*\" in *--init-file*) [ -e " + once + " ] || { touch " + once + "; echo --port="
                    + somebody.getLocalPort() + "; };; esac)";
            try (PrivateDatabase server = Servers.start(lock, steal)) {
                assertThat(once).exists();
                assertThat(Servers.ask(server.address(), "SELECT 1")).isEqualTo("1");
            }
        }
    }

    @Test
    void closeEndsTheServer() throws Exception {
        PrivateDatabase server = Servers.start(lock);
        server.close();
        server.close();
        assertThat(server.alive()).isFalse();
        assertThat(Files.readString(home.log())).contains("Shutdown complete");
    }

    @Test
    void aDeathIsReported() throws Exception {
        CompletableFuture<String> death = new CompletableFuture<>();
        try (PrivateDatabase server = PrivateDatabase.start(lock, Servers.OPTIONS, death::complete)) {
            ProcessHandle.of(Long.parseLong(Files.readString(home.pidFile())))
                    .orElseThrow()
                    .destroyForcibly();
            assertThat(death.get(10, TimeUnit.SECONDS)).contains("ended by itself with code 137", "mariadb.log");
            assertThat(server.alive()).isFalse();
        }
    }

    @Test
    void aCloseIsNotReportedAsADeath() throws Exception {
        CompletableFuture<String> death = new CompletableFuture<>();
        PrivateDatabase server = PrivateDatabase.start(lock, Servers.OPTIONS, death::complete);
        server.close();
        // The next start waits for nothing of the first, so a report would have come by then.
        Servers.start(lock).close();
        assertThat(death).isNotDone();
    }

    @Test
    void aFirstStartThatWasCutOffIsMadeAnew() throws Exception {
        MariadbHome.in(lock.directory());
        Files.createDirectories(home.directory().resolve("data.new").resolve("mysql"));
        Files.writeString(home.directory().resolve("data.new").resolve("ibdata1"), "half");
        try (PrivateDatabase server = Servers.start(lock)) {
            assertThat(Servers.ask(server.address(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void damagedDataGivesASentenceWithTheServersOwnError() throws Exception {
        Servers.start(lock).close();
        Files.writeString(home.data().resolve("ibdata1"), "not a tablespace");
        assertThatThrownBy(() -> Servers.start(lock))
                .isInstanceOf(DatabaseException.class)
                .hasMessageStartingWith("The private MariaDB server did not start: ")
                .hasMessageContaining("mariadb.log");
    }
}
