package dcts.core.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a migration leaves in memory and what it spares. */
class MigrationCostTest {
    @TempDir
    Path directory;

    TestDatabase test;

    @BeforeEach
    void writeOneChange() throws Exception {
        test = TestDatabase.create();
        MigrationFolder.in(directory)
                .write("1.sql", MigrationFolder.change(1, "CREATE TABLE IF NOT EXISTS chat_a (n INT);"));
    }

    @AfterEach
    void drop() {
        test.close();
    }

    @Test
    void liquibaseIsLoadedOnlyWhenSomethingChangedAndNeverAsksTheNetwork() throws Exception {
        List<String> changed = classesLoadedByOneRun();
        assertThat(changed).anyMatch(line -> line.contains(" liquibase.Liquibase "));
        assertThat(changed).noneMatch(line -> line.contains(" sun.net.www.protocol.http"));
        assertThat(changed).noneMatch(line -> line.contains(" java.net.http."));
        List<String> unchanged = classesLoadedByOneRun();
        assertThat(unchanged).anyMatch(line -> line.contains(" dcts.core.db.Migrations "));
        assertThat(unchanged).noneMatch(line -> line.contains(" liquibase."));
    }

    @Test
    void theClassLoaderOfAPluginIsLetGo() throws Exception {
        WeakReference<ClassLoader> loader = migrateThroughALoaderOfItsOwn();
        for (int i = 0; i < 50 && loader.get() != null; i++) {
            System.gc();
        }
        assertThat(loader.get()).isNull();
    }

    private WeakReference<ClassLoader> migrateThroughALoaderOfItsOwn() throws Exception {
        try (Database database = test.open();
                URLClassLoader loader =
                        new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(loader);
            try {
                assertThat(new Migrations(database).run(new MigrationSource("chat", loader, "migrations")))
                        .isEqualTo(1);
            } finally {
                thread.setContextClassLoader(before);
            }
            return new WeakReference<>(loader);
        }
    }

    private List<String> classesLoadedByOneRun() throws Exception {
        Path log = directory.resolve("classes.log");
        Files.deleteIfExists(log);
        DatabaseAddress address = test.address();
        List<String> prefix = List.of("env", "JAVA_TOOL_OPTIONS=-Xlog:class+load=info:file=" + log);
        try (ChildProcess child = ChildProcess.java(
                prefix,
                System.getProperty("java.class.path"),
                MigrationMain.class,
                directory.toString(),
                address.url(),
                address.user(),
                address.password())) {
            child.awaitEnd();
        }
        return Files.readAllLines(log);
    }
}
