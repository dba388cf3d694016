package dcts.bench;

import dcts.api.Caller;
import dcts.api.Holder;
import dcts.api.Id;
import dcts.api.Permission;
import dcts.api.PermissionSource;
import dcts.core.cache.Caches;
import dcts.core.db.Database;
import dcts.core.db.MigrationSource;
import dcts.core.db.Migrations;
import dcts.core.db.TestDatabase;
import dcts.core.metrics.Metrics;
import dcts.core.permission.PermissionFixture;
import dcts.core.permission.PermissionService;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The check on the way of a message: 10,000 members of 300 classes ask about 1,000 channels, and nothing changes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WarmRights {
    private static final Permission SEND = new Permission("chat.send", Holder.MEMBER);
    private static final int MEMBERS = 10_000;
    private static final int CLASSES = 300;
    private static final int CHANNELS = 1_000;
    /** Coprime to all of them, so that every pair comes in turn. */
    private static final int STEP = 7_919;

    private final Caller[] members = new Caller[MEMBERS];
    private final dcts.api.Scope[] channels = new dcts.api.Scope[CHANNELS];
    private TestDatabase test;
    private Database database;
    private PermissionService permissions;
    private int next;

    /** Lets a plugin decide, and asks once about everything. */
    @Setup(Level.Trial)
    public void warm() {
        test = TestDatabase.create();
        database = test.open();
        new Migrations(database)
                .run(new MigrationSource("core", WarmRights.class.getClassLoader(), "dcts/core/migrations"));
        permissions = PermissionFixture.on(database, new Caches(new Metrics()), InstantSource.system());
        permissions.declare(SEND);
        var unused = permissions.decide("bench", new Everybody());
        for (int i = 0; i < MEMBERS; i++) {
            members[i] = new Caller(new Id(i + 1L), "member" + i, "Member", false);
        }
        var category = dcts.api.Scope.SERVER.child("chat.group", new Id(1)).child("chat.category", new Id(2));
        for (int i = 0; i < CHANNELS; i++) {
            channels[i] = category.child("chat.channel", new Id(i + 3L));
        }
        for (Caller member : members) {
            if (!permissions.may(member, SEND, channels[(int) (member.userId().value() % CHANNELS)])) {
                throw new IllegalStateException("everybody may");
            }
        }
    }

    /** One check, of another member at another channel each time. */
    @Benchmark
    public boolean check() {
        next = (next + STEP) % (MEMBERS * 97);
        // A tenth of the channels has all the talk, so that what is kept is enough for all that is asked.
        return permissions.may(members[next % MEMBERS], SEND, channels[next % (CHANNELS / 10)]);
    }

    /** Leaves nothing behind. */
    @TearDown(Level.Trial)
    public void close() {
        database.close();
        test.close();
    }

    private static final class Everybody implements PermissionSource {
        @Override
        public String classOf(Caller member) {
            return "class " + member.userId().value() % CLASSES;
        }

        @Override
        public boolean allows(String permissionClass, Permission permission, dcts.api.Scope scope) {
            return true;
        }
    }
}
