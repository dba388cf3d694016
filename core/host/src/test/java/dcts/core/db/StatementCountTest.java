package dcts.core.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class StatementCountTest {
    @Test
    void countsWhatTheServerRanByKind() {
        try (TestDatabase test = TestDatabase.create();
                Database database = test.open()) {
            Jdbi jdbi = database.jdbi("core");
            jdbi.useHandle(handle -> handle.execute("CREATE TABLE t (n INT)"));
            StatementCount count = test.count();
            jdbi.useTransaction(handle -> {
                handle.execute("INSERT INTO t VALUES (?), (?), (?)", 1, 2, 3);
                handle.execute("INSERT INTO t VALUES (?)", 4);
                handle.execute("UPDATE t SET n = 5 WHERE n = 4");
                handle.execute("DELETE FROM t WHERE n = 5");
                handle.createQuery("SELECT n FROM t").mapTo(int.class).list();
            });
            assertThat(count.inserts()).isEqualTo(2);
            assertThat(count.updates()).isEqualTo(1);
            assertThat(count.deletes()).isEqualTo(1);
            assertThat(count.selects()).isEqualTo(1);
            assertThat(count.commits()).isEqualTo(1);
            assertThat(count.all()).isEqualTo(5);
        }
    }

    @Test
    void eachTestHasAnEmptyDatabase() {
        try (TestDatabase first = TestDatabase.create();
                Database one = first.open();
                TestDatabase second = TestDatabase.create();
                Database other = second.open()) {
            one.jdbi("core").useHandle(handle -> handle.execute("CREATE TABLE t (n INT)"));
            assertThat(other.jdbi("core")
                            .<Integer, RuntimeException>withHandle(handle -> handle.createQuery("SHOW TABLES")
                                    .mapTo(String.class)
                                    .list()
                                    .size()))
                    .isZero();
        }
    }
}
