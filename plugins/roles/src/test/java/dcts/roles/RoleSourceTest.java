package dcts.roles;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.api.Caller;
import dcts.api.Holder;
import dcts.api.Id;
import dcts.api.Permission;
import dcts.api.Scope;
import dcts.core.db.Database;
import dcts.core.db.MigrationSource;
import dcts.core.db.Migrations;
import dcts.core.db.TestDatabase;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Names of classes: no two ever mean the same, and none means nothing. */
class RoleSourceTest {
    private static final Caller ALICE = new Caller(new Id(5), "alice", "Alice", false);
    private static final Permission READ = new Permission("chat.read", Holder.MEMBER);

    private static TestDatabase test;
    private static Database database;
    private static PresentBook present;

    @BeforeAll
    static void open() {
        test = TestDatabase.create();
        database = test.open();
        new Migrations(database).run(new MigrationSource("roles", RoleSourceTest.class.getClassLoader(), "migrations"));
        var store = new RoleStore(database.jdbi("roles"));
        var ids = new AtomicLong(100);
        new FirstRoles(store).make(() -> new Id(ids.incrementAndGet()));
        present = new PresentBook(store);
    }

    @AfterAll
    static void close() {
        database.close();
        test.close();
    }

    @Test
    void membersWithTheSameAreOfOneClass() {
        var source = new RoleSource(present, "1");
        String name = source.classOf(ALICE);
        assertThat(source.classOf(new Caller(new Id(6), "bob", "Bob", false))).isEqualTo(name);
        assertThat(source.allows(name, READ, Scope.SERVER)).isTrue();
        assertThat(source.classOf("role:" + present.book().base().id())).contains(name);
        assertThat(source.classOf("role:7")).isEmpty();
        assertThat(source.size()).isEqualTo(1);
    }

    /** When the plugin is replaced, connections bear the names of the source before for a moment. */
    @Test
    void aNameOfAnotherSourceMeansNobody() {
        var former = new RoleSource(present, "1");
        var source = new RoleSource(present, "2");
        String old = former.classOf(ALICE);
        assertThat(source.classOf(ALICE)).isNotEqualTo(old);
        assertThat(source.allows(old, READ, Scope.SERVER)).isFalse();
        assertThat(source.holding(old)).isEqualTo(Holding.NONE);
    }

    @Test
    void whatIsForgottenIsNamedAnew() {
        var source = new RoleSource(present, "1");
        String old = source.classOf(ALICE);
        source.forget();
        assertThat(source.size()).isZero();
        assertThat(source.allows(old, READ, Scope.SERVER)).isFalse();
        assertThat(source.classOf(ALICE)).isNotEqualTo(old);
        assertThat(source.allows(source.classOf(ALICE), READ, Scope.SERVER)).isTrue();
    }
}
