package dcts.core.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {
    @TempDir
    Path directory;

    @Test
    void everyOwnerHasAJdbiOfItsOwnOverOnePool() {
        try (TestDatabase test = TestDatabase.create();
                Database database = test.open()) {
            Jdbi core = database.jdbi("core");
            Jdbi chat = database.jdbi("chat");
            assertThat(core).isNotSameAs(chat);
            core.useHandle(handle -> handle.execute("CREATE TABLE t (n INT)"));
            chat.useHandle(handle -> handle.execute("INSERT INTO t VALUES (?)", 3));
            int found = core.withHandle(handle ->
                    handle.createQuery("SELECT n FROM t").mapTo(int.class).one());
            assertThat(found).isEqualTo(3);
        }
    }

    /** The very values that other code relies on: strict, exact, UTC, short waits. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "@@time_zone, +00:00",
                "@@innodb_lock_wait_timeout, 3",
                "@@lock_wait_timeout, 10",
                "@@character_set_connection, utf8mb4",
                "@@tx_isolation, REPEATABLE-READ",
                "FIND_IN_SET('STRICT_ALL_TABLES'; @@sql_mode) > 0, 1",
                "'Müller' = 'müller' COLLATE utf8mb4_nopad_bin, 0"
            })
    void aSessionBehavesAsPromised(String expression, String value) throws Exception {
        try (TestDatabase test = TestDatabase.create()) {
            assertThat(Servers.ask(test.address(), "SELECT " + expression.replace(';', ',')))
                    .isEqualTo(value);
        }
    }

    @Test
    void aStatementThatHangsIsGivenUp() {
        try (TestDatabase test = TestDatabase.create();
                Database database = test.open()) {
            assertThatThrownBy(() -> database.jdbi("core").useHandle(handle -> handle.execute("DO SLEEP(5)")))
                    .isInstanceOf(JdbiException.class);
        }
    }

    @Test
    void aParameterInTheAddressWins() throws Exception {
        try (TestDatabase test = TestDatabase.create()) {
            DatabaseAddress mine = test.address();
            DatabaseAddress other = DatabaseAddress.external(
                    mine.url() + "?sessionVariables=innodb_lock_wait_timeout=2", mine.user(), mine.password());
            assertThat(Servers.ask(other, "SELECT @@innodb_lock_wait_timeout")).isEqualTo("2");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:mariadb://localhost/dcts, true",
        "jdbc:mariadb://127.0.0.1:3306/dcts, true",
        "jdbc:mariadb://[::1]:3306/dcts, true",
        "jdbc:mariadb://localhost.example.org/dcts, false",
        "jdbc:mariadb://10.0.0.7/dcts?note=localhost, false"
    })
    void onlyTheLoopbackGoesWithoutTls(String url, boolean bare) {
        DatabaseAddress address = DatabaseAddress.external(url, "me", "secret");
        assertThat(DriverSettings.of(address).getProperty("sslMode")).isEqualTo(bare ? "disable" : "verify-full");
    }

    @Test
    void nobodyThereIsASentence() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = socket.getLocalPort();
        }
        String url = "jdbc:mariadb://127.0.0.1:" + port + "/dcts";
        assertThatThrownBy(() -> open(url + "?password=hidden", "me", "secret"))
                .isInstanceOf(DatabaseException.class)
                .hasMessageStartingWith("The database at " + url + " does not answer (")
                .hasMessageContaining("Check database.url")
                .hasMessageNotContainingAny("secret", "hidden");
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void aHostThatAcceptsAndIsSilentDoesNotHangUs() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            String url = "jdbc:mariadb://127.0.0.1:" + silent.getLocalPort() + "/dcts";
            assertThatThrownBy(() -> open(url, "me", "secret")).hasMessageContaining("does not answer");
        }
    }

    @Test
    void aRefusedAccountIsASentence() {
        try (TestDatabase test = TestDatabase.create()) {
            assertThatThrownBy(() -> open(test.address().url(), "dcts", "wrong"))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("refuses the account dcts. Check database.user and database.password")
                    .hasMessageNotContaining("wrong");
        }
    }

    @Test
    void aMissingDatabaseIsASentenceWithTheStatementThatMakesIt() {
        try (TestDatabase test = TestDatabase.create()) {
            DatabaseAddress address = test.address();
            String other = address.url().replaceFirst("/[^/]+$", "/dcts_nowhere");
            assertThatThrownBy(() -> open(other, address.user(), address.password()))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("CREATE DATABASE");
        }
    }

    @Test
    void anotherProductsAddressIsASentence() {
        assertThatThrownBy(() -> open("jdbc:mysql://localhost/dcts", "me", "secret"))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("only MariaDB is supported");
    }

    @ParameterizedTest
    @CsvSource({
        "8.0.36, is not a MariaDB (it reports version 8.0.36)",
        "10.6.5-MariaDB, is MariaDB 10.6.5; which is too old"
    })
    void anUnfitServerIsRefused(String version, String sentence) throws Exception {
        try (DataDirectoryLock lock = DataDirectoryLock.acquire(directory);
                PrivateDatabase server = Servers.start(lock, "--version=" + version)) {
            assertThatThrownBy(() -> Database.open(server.address(), 1))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining(sentence.replace(';', ','));
        }
    }

    @Test
    void ourOwnServerMustFlushItsCommits() throws Exception {
        try (DataDirectoryLock lock = DataDirectoryLock.acquire(directory);
                PrivateDatabase server = Servers.start(lock, "--innodb-flush-log-at-trx-commit=2")) {
            assertThatThrownBy(() -> Database.open(server.address(), 1))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("may lose messages")
                    .hasMessageContaining("innodb_flush_log_at_trx_commit is 2");
        }
    }

    @Test
    void somebodyElsesServerIsWarnedAbout() throws Exception {
        try (DataDirectoryLock lock = DataDirectoryLock.acquire(directory);
                PrivateDatabase server = Servers.start(lock, "--innodb-doublewrite=OFF");
                CapturedLog log = CapturedLog.of(DatabaseChecks.class);
                Database database =
                        open(server.address().url(), "dcts", server.address().password())) {
            assertThat(database.version()).isGreaterThanOrEqualTo(ServerVersion.OLDEST);
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARN The database at ")
                    .contains("innodb_doublewrite is 0");
        }
    }

    @Test
    void anInexactCollationIsRefusedWithTheStatementThatChangesIt() throws Exception {
        try (TestDatabase test = TestDatabase.create()) {
            Servers.run(test.address(), "ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci");
            assertThatThrownBy(() -> test.open())
                    .hasMessageContaining("compares text by utf8mb4_general_ci")
                    .hasMessageContaining("ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;");
        }
    }

    private static Database open(String url, String user, String password) {
        return Database.open(DatabaseAddress.external(url, user, password), 1);
    }
}
