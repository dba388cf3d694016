package dcts.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.api.Caller;
import dcts.api.Id;
import dcts.core.cache.Caches;
import dcts.core.db.Database;
import dcts.core.db.IdGenerator;
import dcts.core.db.MigrationSource;
import dcts.core.db.Migrations;
import dcts.core.db.StatementCount;
import dcts.core.db.TestDatabase;
import dcts.core.event.EventTable;
import dcts.core.metrics.Metrics;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final TestDatabase TEST = TestDatabase.create();
    private static final Database DATABASE = TEST.open();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private final InstantSource clock = now::get;
    private final SecureRandom random = new SecureRandom();
    private final IdGenerator ids = new IdGenerator(clock, 0);
    private Sessions sessions;
    private Caller alice;
    private Caller bob;

    @BeforeAll
    static void makeTables() {
        new Migrations(DATABASE)
                .run(new MigrationSource("core", SessionsTest.class.getClassLoader(), "dcts/core/migrations"));
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
        TEST.close();
    }

    @BeforeEach
    void start() {
        DATABASE.jdbi("test").useHandle(handle -> {
            handle.execute("delete from core_session");
            handle.execute("delete from core_account");
        });
        alice = account("alice");
        bob = account("bob");
        sessions = newProcess();
    }

    @Test
    void aTokenFindsItsSessionAndNothingElseDoes() {
        String token = sessions.open(alice);
        assertThat(sessions.find(token)).map(Session::caller).hasValue(alice);
        assertThat(sessions.find(token + "x")).isEmpty();
        assertThat(sessions.find(token.toLowerCase(Locale.ROOT))).isEmpty();
        assertThat(sessions.find(" " + token)).isEmpty();
        assertThat(sessions.find("")).isEmpty();
        assertThat(sessions.find(Token.hexHash(token))).isEmpty();
        assertThat(sessions.find(Token.create(random))).isEmpty();
        assertThat(newProcess().find(token)).as("after a restart").isPresent();
    }

    @Test
    void aWarmSessionCostsNoStatement() {
        String token = sessions.open(alice);
        sessions.find(token);
        StatementCount count = TEST.count();
        for (int i = 0; i < 10; i++) {
            sessions.find(token);
        }
        assertThat(count.all()).isZero();
    }

    @Test
    void whatIsNoTokenCostsNoStatement() {
        StatementCount count = TEST.count();
        sessions.find("nonsense");
        assertThat(count.all()).isZero();
    }

    @Test
    void aSessionWithoutUseEndsAfterItsLifetime() {
        String token = sessions.open(alice);
        sessions.find(token);
        pass(Sessions.LIFETIME.minusSeconds(1));
        assertThat(newProcess().find(token)).isPresent();

        String other = sessions.open(bob);
        sessions.find(other);
        pass(Sessions.LIFETIME.plusMillis(1));
        assertThat(sessions.find(other)).as("though it is in memory").isEmpty();
        assertThat(newProcess().find(other)).isEmpty();
        assertThat(rows()).as("the next start clears up").isZero();
    }

    @Test
    void useKeepsASessionAliveForAtMostTwoWritesADay() {
        String token = sessions.open(alice);
        StatementCount count = TEST.count();
        for (int i = 0; i < 5; i++) {
            pass(Sessions.LIFETIME.minusDays(1));
            assertThat(sessions.find(token)).isPresent();
            pass(Duration.ofHours(11));
            assertThat(sessions.find(token)).isPresent();
        }
        assertThat(count.updates()).isEqualTo(5);
        assertThat(newProcess().find(token)).as("use was noted").isPresent();
        assertThat(count.updates()).isEqualTo(5);
    }

    @Test
    void anEndedSessionIsDeadAndTheOthersLive() {
        String ended = sessions.open(alice);
        String other = sessions.open(alice);
        Session session = sessions.find(ended).orElseThrow();
        Session alive = sessions.find(other).orElseThrow();
        List<Predicate<Session>> told = new ArrayList<>();
        sessions.onEnd(told::add);

        sessions.end(session);

        assertThat(sessions.find(ended)).isEmpty();
        assertThat(newProcess().find(ended)).isEmpty();
        assertThat(sessions.find(other)).isPresent();
        assertThat(told).singleElement().satisfies(predicate -> {
            assertThat(predicate).accepts(session);
            assertThat(predicate).rejects(alive);
        });
    }

    @Test
    void aChangedAccountIsReadAgain() {
        String token = sessions.open(alice);
        Session before = sessions.find(token).orElseThrow();
        List<Predicate<Session>> told = new ArrayList<>();
        sessions.onEnd(told::add);
        DATABASE.jdbi("test")
                .useHandle(handle -> handle.execute(
                        "update core_account set owner = 1, display_name = 'New' where id = ?",
                        alice.userId().value()));

        sessions.refresh(caller -> caller.loginName().equals("alice"));

        assertThat(sessions.find(token).orElseThrow().caller())
                .isEqualTo(new Caller(alice.userId(), "alice", "New", true));
        assertThat(told)
                .singleElement()
                .satisfies(predicate -> assertThat(predicate).accepts(before));
    }

    @Test
    void anAccountThatIsNotActiveHasNoSession() {
        String token = sessions.open(alice);
        DATABASE.jdbi("test").useHandle(handle -> handle.execute("update core_account set state = 'banned'"));
        assertThat(sessions.find(token)).isEmpty();
    }

    @Test
    void onlyTheHashOfATokenIsStored() {
        String token = sessions.open(alice);
        List<String> stored = DATABASE.jdbi("test")
                .withHandle(handle -> handle.createQuery("select lower(hex(token_hash)) from core_session")
                        .mapTo(String.class)
                        .list());
        assertThat(stored).containsExactly(Token.hexHash(token));
    }

    private Sessions newProcess() {
        var parts = new IdentityParts(
                DATABASE.jdbi("core"),
                random,
                ids,
                clock,
                new Caches(new Metrics()),
                new EventTable(Thread.ofVirtual().factory(), new Metrics()));
        return new Sessions(parts, new MemberStates(parts));
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private Caller account(String name) {
        Id id = ids.next();
        new AccountStore(DATABASE.jdbi("core"))
                .insert(new AccountStore.Stored(new Account(id, name, name, false), "x"), null, 1);
        return new Caller(id, name, name, false);
    }

    private int rows() {
        return DATABASE.jdbi("test")
                .withHandle(handle -> handle.createQuery("select count(*) from core_session")
                        .mapTo(Integer.class)
                        .one());
    }
}
