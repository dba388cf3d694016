package dcts.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcts.api.Id;
import dcts.api.MemberState;
import dcts.core.cache.Caches;
import dcts.core.db.Database;
import dcts.core.db.IdGenerator;
import dcts.core.db.MigrationSource;
import dcts.core.db.Migrations;
import dcts.core.db.TestDatabase;
import dcts.core.event.EventTable;
import dcts.core.metrics.Metrics;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.LocalTransactionHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MemberStatesTest {
    private final TestDatabase test = TestDatabase.create();
    private final Database database = test.open();
    private final Jdbi jdbi = database.jdbi("core");
    private final IdGenerator ids = new IdGenerator(InstantSource.system(), 0);
    private final AccountStore store = new AccountStore(database.jdbi("test"));
    private Account ann;
    private MemberStates states;

    @BeforeEach
    void start() {
        new Migrations(database).run(new MigrationSource("core", getClass().getClassLoader(), "dcts/core/migrations"));
        ann = new Account(ids.next(), "ann", "Ann", false);
        store.insert(new AccountStore.Stored(ann, "x"), null, 1);
        states = new MemberStates(new IdentityParts(
                jdbi,
                new SecureRandom(),
                ids,
                InstantSource.system(),
                new Caches(new Metrics()),
                new EventTable(Thread.ofVirtual().factory(), new Metrics())));
    }

    @AfterEach
    void stop() {
        database.close();
        test.close();
    }

    /** Holds up whoever has stored something, before he can do more. */
    private static final class Pause extends DelegatingTransactionHandler {
        final CountDownLatch stored = new CountDownLatch(1);
        final CountDownLatch goOn = new CountDownLatch(1);

        Pause() {
            super(LocalTransactionHandler.binding());
        }

        @Override
        public <R, X extends Exception> R inTransaction(Handle handle, HandleCallback<R, X> callback) throws X {
            R result = super.inTransaction(handle, callback);
            stored.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return result;
        }
    }

    private void makeOwner() {
        states.owns(() -> {
            store.moveOwnership(ann.id(), transaction -> {});
            return ann.id();
        });
    }

    @Test
    void whoIsBannedAndThenOwnsTheServerIsActive() throws InterruptedException {
        var pause = new Pause();
        jdbi.setTransactionHandler(pause);
        Thread bans = Thread.ofPlatform().start(() -> states.change("ann", MemberState.BANNED, Console.CALLER));
        pause.stored.await();
        Thread hands = Thread.ofPlatform().start(this::makeOwner);
        while (hands.getState() != Thread.State.BLOCKED && hands.isAlive()) {
            Thread.onSpinWait(); // until it waits for the other, or need not
        }
        pause.goOn.countDown();
        bans.join();
        hands.join();
        assertThat(store.notActive()).isEmpty();
        assertThat(states.of(ann.id())).isEqualTo(MemberState.ACTIVE);
    }

    @Test
    void allHearOfAStateThoughOneOfThemFails() {
        List<Id> told = new ArrayList<>();
        states.onChange((account, state) -> {
            throw new IllegalStateException("a listener");
        });
        states.onChange((account, state) -> told.add(account));
        assertThatThrownBy(() -> states.change("ann", MemberState.BANNED, Console.CALLER))
                .hasMessage("a listener");
        assertThatThrownBy(this::makeOwner).hasMessage("a listener");
        assertThat(told).containsExactly(ann.id(), ann.id());
    }
}
