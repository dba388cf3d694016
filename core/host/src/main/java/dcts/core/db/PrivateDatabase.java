package dcts.core.db;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A MariaDB server that this process runs in {@code mariadb/} of its data directory: loopback only, a port of its own,
 * one account with a random password, every commit flushed to the disk. The caller ends it with {@link #close}; it
 * outlives a process that is killed, and the next start ends it then.
 */
public final class PrivateDatabase implements AutoCloseable {
    private final Process process;
    private final DatabaseAddress address;
    private final MariadbHome home;
    private final AtomicBoolean closing = new AtomicBoolean();

    private PrivateDatabase(Process process, DatabaseAddress address, MariadbHome home) {
        this.process = process;
        this.address = address;
        this.home = home;
    }

    /**
     * Starts the server, after making its system tables where there are none and after stopping one that an earlier
     * process left behind. Returns when it answers.
     *
     * @param lock the right to the data directory; must be held as long as the server runs
     * @param onDeath called once, on a thread of the runtime, with a sentence if the server ends before {@link #close}
     * @throws DatabaseException if there is no fitting MariaDB or it does not start
     */
    public static PrivateDatabase start(
            DataDirectoryLock lock, PrivateDatabaseOptions options, Consumer<String> onDeath) {
        return start(lock, options, MariadbSearch.onThisMachine(lock.directory(), options.archive()), onDeath);
    }

    static PrivateDatabase start(
            DataDirectoryLock lock, PrivateDatabaseOptions options, MariadbSearch search, Consumer<String> onDeath) {
        try {
            MariadbHome home = MariadbHome.in(lock.directory());
            new OrphanedServer(home).stop();
            PrivateDatabase database = start(home, options, search);
            database.watch(onDeath);
            return database;
        } catch (IOException e) {
            throw new DatabaseException(
                    "The private MariaDB server cannot be set up in " + lock.directory() + " ("
                            + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "). See that the directory can be written and that the disk has room.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("The start of the private MariaDB server was interrupted; start again.", e);
        }
    }

    /** Where it listens, and its one account. */
    public DatabaseAddress address() {
        return address;
    }

    /** Whether the server process runs. */
    public boolean alive() {
        return process.isAlive();
    }

    /** Ends the server: politely, then by force after 8 seconds. Does nothing the second time. */
    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            MariadbProcess.end(process);
        }
    }

    private static PrivateDatabase start(MariadbHome home, PrivateDatabaseOptions options, MariadbSearch search)
            throws IOException, InterruptedException {
        Optional<ServerVersion> recorded = home.read(home.versionFile()).flatMap(ServerVersion::find);
        MariadbBinary binary = search.choose(recorded);
        MariadbCommand command = new MariadbCommand(binary, options, home.ownedByRoot());
        if (!Files.isDirectory(home.data())) {
            new MariadbBootstrap(command, home).run();
        }
        Optional<MariadbUpgrade> upgrade =
                recorded.filter(binary.version()::newerSeriesThan).map(from -> new MariadbUpgrade(binary, home, from));
        if (upgrade.isPresent()) {
            upgrade.get().copy();
        }
        PrivateAccount account = PrivateAccount.in(home, options.random());
        String statements = account.statements()
                + upgrade.map(any -> MariadbUpgrade.accountForTool()).orElse("");
        MariadbStart.Running running = new MariadbStart(command, home, account).run(statements);
        if (upgrade.isPresent()) {
            upgrade.get().upgradeSystemTables();
        }
        home.write(home.versionFile(), binary.version().toString());
        return new PrivateDatabase(running.process(), account.address(running.port()), home);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // Nobody waits for the death of the server.
    private void watch(Consumer<String> onDeath) {
        process.onExit().thenAccept(ended -> {
            if (!closing.get()) {
                onDeath.accept("The private MariaDB server ended by itself with code " + ended.exitValue() + "; see "
                        + home.log() + ".");
            }
        });
    }
}
