package dcts.crash;

import dcts.bench.SocketLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** All clients of a run, on one thread of their own. */
final class Swarm implements AutoCloseable {
    private static final long END_OF_TIME = TimeUnit.DAYS.toNanos(1);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(40);

    private final SocketLoop loop = new SocketLoop();
    private final List<Client> clients = new ArrayList<>();
    private final Path file;
    private final AcknowledgementLog log;
    private final Queue<Consumer<Client>> orders = new ConcurrentLinkedQueue<>();
    private final AtomicLong acknowledged = new AtomicLong();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Future<?> running;
    private volatile Condition condition = new Condition(client -> false, new CountDownLatch(1));
    private volatile boolean speaking = true;
    private volatile boolean ending;

    private record Condition(Predicate<Client> each, CountDownLatch met) {}

    /**
     * Where the clients come from.
     *
     * @param tokens of the accounts 1, 2, 3 and so on
     * @param seed for what is said when
     */
    record Plan(int port, List<String> tokens, List<Long> channels, long seed) {}

    /** Lets all connect and talk at once. */
    Swarm(Plan plan, Path file) throws IOException {
        this.file = file;
        this.log = new AcknowledgementLog(file, acknowledged::incrementAndGet);
        var shared = new Client.Shared(plan.channels, new Messages(), log, plan.seed);
        for (int i = 0; i < plan.tokens.size(); i++) {
            var auth = "{\"token\":\"" + plan.tokens.get(i) + "\"}";
            clients.add(new Client(i + 1, listener -> loop.open(plan.port, auth, listener), shared));
        }
        running = thread.submit(this::run);
    }

    /** How many acknowledgements count by now. */
    long acknowledged() {
        return acknowledged.get();
    }

    /** Waits until all are connected and have caught up; false if that is not so in time. */
    boolean awaitSettled() throws InterruptedException {
        return await(Client::settled);
    }

    /** Waits until so many are acknowledged; false if that is not so in time. */
    boolean awaitAcknowledged(long count) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE;
        while (acknowledged.get() < count && !running.isDone() && System.nanoTime() - until < 0) {
            Thread.sleep(5);
        }
        return acknowledged.get() >= count;
    }

    /** Begins nothing more, waits for all answers and lets every reader catch up; false if that was not so in time. */
    boolean finish() throws InterruptedException {
        speaking = false;
        boolean answered = await(client -> client.sender().idle());
        orders.add(client -> client.reader().compare(System.nanoTime()));
        return await(Client::settled) && answered;
    }

    private boolean await(Predicate<Client> each) throws InterruptedException {
        // Behind the orders that were given before.
        var ordered = new CountDownLatch(clients.size());
        orders.add(client -> ordered.countDown());
        var wanted = new Condition(each, new CountDownLatch(1));
        long until = System.nanoTime() + PATIENCE;
        boolean met = false;
        while (!met && !running.isDone() && System.nanoTime() - until < 0) {
            if (ordered.await(20, TimeUnit.MILLISECONDS)) {
                condition = wanted;
                met = wanted.met.await(20, TimeUnit.MILLISECONDS);
            }
        }
        return met;
    }

    private boolean run() throws IOException {
        loop.serveUntil(this::tick, END_OF_TIME);
        clients.forEach(Client::close);
        log.close();
        return true;
    }

    private boolean tick() {
        for (Consumer<Client> order = orders.poll(); order != null; order = orders.poll()) {
            clients.forEach(order);
        }
        boolean mayBegin = speaking;
        long now = System.nanoTime();
        clients.forEach(client -> client.tick(now, mayBegin));
        try {
            log.force();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Condition wanted = condition;
        if (clients.stream().allMatch(wanted.each)) {
            wanted.met.countDown();
        }
        return ending;
    }

    /** What is known once all is over; the acknowledgements are read from the disk. */
    History history(List<Stored> stored) throws IOException {
        return new History(
                clients.stream().flatMap(each -> each.sender().begun().stream()).toList(),
                AcknowledgementLog.read(file),
                clients.stream()
                        .flatMap(each -> each.sender().refused().stream())
                        .toList(),
                stored,
                clients.stream().map(each -> each.reader().sightings()).toList());
    }

    /** How often anything was sent, also again; known once all is over. */
    long attempts() {
        return clients.stream().mapToLong(each -> each.sender().attempts()).sum();
    }

    /**
     * Ends all connections.
     *
     * @throws IllegalStateException if the clients themselves had failed
     */
    @Override
    public void close() {
        ending = true;
        loop.wake();
        try {
            running.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the clients have failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            thread.shutdownNow();
        }
    }
}
