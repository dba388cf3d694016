package dcts.core;

import dcts.core.audit.AuditStore;
import dcts.core.cache.Caches;
import dcts.core.config.Config;
import dcts.core.config.ConfigReader;
import dcts.core.db.DataDirectoryLock;
import dcts.core.db.Database;
import dcts.core.db.DatabaseAddress;
import dcts.core.db.IdGenerator;
import dcts.core.db.MigrationSource;
import dcts.core.db.Migrations;
import dcts.core.db.PrivateDatabaseOptions;
import dcts.core.event.EventTable;
import dcts.core.limit.RateLimiter;
import dcts.core.metrics.Metrics;
import dcts.core.setting.SecretBox;
import dcts.core.setting.SettingsTable;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What everything else stands on: the configuration, the data directory, the database and the clock. */
final class Foundation {
    private static final Logger LOG = LoggerFactory.getLogger(Foundation.class);

    private static final int BUFFER_POOL_MIB = 64;
    private static final int LOG_FILE_MIB = 16;

    final List<Runnable> endListeners = new ArrayList<>();
    final ServerOptions options;
    final SecureRandom random = new SecureRandom();
    final InstantSource clock;
    final ThreadFactory threads = Thread.ofPlatform().daemon().factory();
    final Metrics metrics = new Metrics();
    final Caches caches = new Caches(metrics);
    /** Threads for what mostly waits. */
    final ThreadFactory waiting = Thread.ofVirtual().factory();

    final EventTable events = new EventTable(waiting, metrics);
    final Config config;
    final Database database;
    final Migrations migrations;
    final IdGenerator ids;
    final RateLimiter limiter;
    final AuditStore audit;
    final SettingsTable settings;

    Foundation(ServerOptions options, Resources resources) {
        this.options = options;
        this.clock = options.clock();
        DataDirectoryLock lock = resources.add(DataDirectoryLock.acquire(options.data()));
        this.config =
                new ConfigReader(options.environment()).read(options.data().resolve("config.json"));
        this.database = resources.add(
                Database.open(address(lock, resources), config.database().poolSize()));
        this.migrations = new Migrations(database);
        migrations.run(new MigrationSource("core", Foundation.class.getClassLoader(), "dcts/core/migrations"));
        this.ids = new IdGenerator(clock, config.node().id());
        this.audit = new AuditStore(ids, clock);
        this.settings = new SettingsTable(
                database.jdbi("core"),
                audit,
                new SecretBox(options.data().resolve("secret.key"), random),
                options.environment(),
                clock);
        this.limiter = new RateLimiter(clock, !options.limitsOff());
        if (options.limitsOff()) {
            LOG.warn("Rate limits are off (DCTS_LIMITS=off). This is for load tests only.");
        }
    }

    private DatabaseAddress address(DataDirectoryLock lock, Resources resources) {
        Config.DatabaseConfig own = config.database();
        if (!own.url().isEmpty()) {
            return DatabaseAddress.external(own.url(), own.user(), own.password());
        }
        var choices = new PrivateDatabaseOptions(
                BUFFER_POOL_MIB, LOG_FILE_MIB, options.mariadbArchive().orElse(null), random);
        var kept = resources.add(new KeptDatabase(lock, choices));
        endListeners.add(kept::expectEnd);
        return kept.address();
    }

    /** Called before anything is closed. */
    void ending() {
        endListeners.forEach(Runnable::run);
    }
}
