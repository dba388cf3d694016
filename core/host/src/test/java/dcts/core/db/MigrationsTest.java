package dcts.core.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {
    private static final String ONE = MigrationFolder.change(1, "CREATE TABLE IF NOT EXISTS chat_a (n INT NOT NULL);");
    private static final String TWO = MigrationFolder.change(2, "INSERT INTO chat_a VALUES (1);");

    @TempDir
    Path directory;

    TestDatabase test;
    Database database;
    MigrationFolder chat;

    @BeforeEach
    void open() throws Exception {
        test = TestDatabase.create();
        database = test.open();
        chat = MigrationFolder.in(directory.resolve("chat"));
    }

    @AfterEach
    void close() {
        database.close();
        test.close();
    }

    @Test
    void runsAllFilesInTheOrderOfTheirNames() throws Exception {
        chat.write("2.sql", TWO).write("1.sql", ONE);
        assertThat(run(chat, "chat")).isEqualTo(2);
        assertThat(Servers.ask(test.address(), "SELECT COUNT(*) FROM chat_a")).isEqualTo("1");
        assertThat(Servers.ask(test.address(), "SELECT GROUP_CONCAT(id ORDER BY orderexecuted) FROM chat_migration"))
                .isEqualTo("1,2");
    }

    @Test
    void unchangedFilesCostOneQuery() throws Exception {
        chat.write("1.sql", ONE);
        run(chat, "chat");
        StatementCount count = test.count();
        assertThat(run(chat, "chat")).isZero();
        assertThat(count.selects()).isEqualTo(1);
        assertThat(count.all()).isEqualTo(1);
    }

    @Test
    void onlyWhatIsNewRuns() throws Exception {
        chat.write("1.sql", ONE);
        run(chat, "chat");
        chat.write("2.sql", TWO);
        assertThat(run(chat, "chat")).isEqualTo(1);
        assertThat(run(chat, "chat")).isZero();
        assertThat(Servers.ask(test.address(), "SELECT COUNT(*) FROM chat_a")).isEqualTo("1");
    }

    @Test
    void aChangeThatMovesToAnotherFileDoesNotRunAgain() throws Exception {
        chat.write("1.sql", ONE).write("2.sql", TWO);
        run(chat, "chat");
        chat.delete("2.sql").write("1.sql", ONE + TWO.replace("--liquibase formatted sql\n", ""));
        assertThat(run(chat, "chat")).isZero();
        assertThat(Servers.ask(test.address(), "SELECT COUNT(*) FROM chat_a")).isEqualTo("1");
    }

    @Test
    void aDatabaseThatIsNewerThanTheProgramIsRefused() throws Exception {
        chat.write("1.sql", ONE).write("2.sql", TWO);
        run(chat, "chat");
        chat.delete("2.sql");
        assertThatThrownBy(() -> run(chat, "chat"))
                .isInstanceOf(DatabaseException.class)
                .hasMessageStartingWith(
                        "The tables of chat are newer than the program: it does not know the changes 2.");
    }

    @Test
    void aChangeThatWasEditedAfterItRanIsRefused() throws Exception {
        chat.write("1.sql", ONE);
        run(chat, "chat");
        chat.write("1.sql", ONE.replace("INT", "BIGINT"));
        assertThatThrownBy(() -> run(chat, "chat"))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("a change was edited after it ran")
                .hasMessageContaining("1::chat");
    }

    @Test
    void aChangeThatFailsIsNamedAndTriedAgainAfterItsRepair() throws Exception {
        chat.write("1.sql", ONE).write("2.sql", MigrationFolder.change(2, "INSERT INTO chat_b VALUES (1);"));
        assertThatThrownBy(() -> run(chat, "chat"))
                .isInstanceOf(DatabaseException.class)
                .hasMessageStartingWith("The tables of chat cannot be brought up to date: ")
                .hasMessageContaining("chat_b")
                .hasMessageEndingWith("Put that right, then start again.");
        chat.write("2.sql", TWO);
        assertThat(run(chat, "chat")).isEqualTo(1);
    }

    @Test
    void ownersDoNotMeet() throws Exception {
        chat.write("1.sql", ONE);
        MigrationFolder roles = MigrationFolder.in(directory.resolve("roles"))
                .write("1.sql", MigrationFolder.change(1, "CREATE TABLE IF NOT EXISTS roles_a (n INT);"));
        assertThat(run(chat, "chat")).isEqualTo(1);
        assertThat(run(roles, "roles")).isEqualTo(1);
        assertThat(run(chat, "chat")).isZero();
    }

    @Test
    void twoAtOnceRunEachChangeOnce() throws Exception {
        chat.write("1.sql", ONE).write("2.sql", TWO);
        Callable<Integer> runs = () -> run(chat, "chat");
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            int changes = 0;
            for (Future<Integer> run : threads.invokeAll(List.of(runs, runs, runs, runs))) {
                changes += run.get();
            }
            assertThat(changes).isEqualTo(2);
        }
        assertThat(Servers.ask(test.address(), "SELECT COUNT(*) FROM chat_a")).isEqualTo("1");
    }

    @Test
    void aServerThatIsStillMigratingIsNotWaitedForWithoutEnd() throws Exception {
        chat.write("1.sql", ONE);
        Migrations impatient = new Migrations(database, 1);
        try (Connection other = database.connection();
                MigrationLock held = MigrationLock.take(other, 1)) {
            assertThat(held.connection()).isSameAs(other);
            assertThatThrownBy(() -> chat.run(impatient, "chat"))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageStartingWith("Another server has been changing the tables");
        }
        assertThat(chat.run(impatient, "chat")).isEqualTo(1);
    }

    @Test
    void nothingOfLiquibaseStaysBehind() throws Exception {
        chat.write("1.sql", ONE);
        run(chat, "chat");
        assertThat(Servers.ask(
                        test.address(),
                        "SELECT GROUP_CONCAT(table_name ORDER BY table_name) FROM information_schema.tables"
                                + " WHERE table_schema = DATABASE()"))
                .isEqualTo("chat_a,chat_migration,core_schema");
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("liquibase"));
    }

    /** What a process leaves that was killed after the first statement: the table, but no note of the change. */
    @Test
    void aRunThatWasCutOffIsRunAgain() throws Exception {
        chat.write("1.sql", ONE);
        Servers.run(
                test.address(),
                "CREATE TABLE chat_a (n INT NOT NULL)",
                "CREATE TABLE core_migration_lock (id INT, locked BIT, lockgranted DATETIME, lockedby VARCHAR(255))",
                "INSERT INTO core_migration_lock VALUES (1, 1, NOW(), 'killed')");
        assertThat(run(chat, "chat")).isEqualTo(1);
    }

    /** The pool gives a statement 3 seconds; changing a large table takes longer. */
    @Test
    void aChangeMayTakeLongerThanAnyOtherStatement() throws Exception {
        chat.write("1.sql", ONE).write("2.sql", MigrationFolder.change(2, "INSERT INTO chat_a SELECT SLEEP(3.5);"));
        assertThat(run(chat, "chat")).isEqualTo(2);
    }

    @Test
    void anOwnerWithoutFilesHasNothingToDo() throws Exception {
        assertThat(run(chat, "chat")).isZero();
    }

    private int run(MigrationFolder folder, String owner) throws Exception {
        return folder.run(new Migrations(database), owner);
    }
}
