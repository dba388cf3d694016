package dcts.core.plugin;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

/** Looks after the plugins that run, twice a second, and reports those that cannot go on. */
final class Watchdog implements AutoCloseable {
    private static final long PERIOD_NANOS = 500_000_000;

    private final Set<RunningPlugin> watched = ConcurrentHashMap.newKeySet();
    private final BiConsumer<RunningPlugin, String> report;
    private final ThreadFactory threads;
    private final Thread thread;
    private volatile boolean ended;

    /**
     * Begins to look.
     *
     * @param report is told the plugin and the reason, for the owner
     */
    Watchdog(BiConsumer<RunningPlugin, String> report, ThreadFactory threads) {
        this.report = report;
        this.threads = threads;
        this.thread = threads.newThread(this::run);
        thread.setName("plugin-watchdog");
        thread.start();
    }

    void watch(RunningPlugin plugin) {
        watched.add(plugin);
    }

    void release(RunningPlugin plugin) {
        watched.remove(plugin);
    }

    private void run() {
        while (!ended) {
            LockSupport.parkNanos(PERIOD_NANOS);
            List<Thread> all = watched.isEmpty() ? List.of() : PluginThreads.all();
            watched.forEach(plugin -> look(plugin, all));
        }
    }

    /** Tells on a thread of its own: switching off takes its time, and others must be looked after meanwhile. */
    private void look(RunningPlugin plugin, List<Thread> all) {
        plugin.check(all).ifPresent(reason -> {
            watched.remove(plugin);
            Thread telling = threads.newThread(() -> report.accept(plugin, reason));
            telling.setName("plugin-off-" + plugin.id());
            telling.start();
        });
    }

    @Override
    public void close() {
        ended = true;
        LockSupport.unpark(thread);
    }
}
