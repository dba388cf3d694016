package dcts.core.event;

import dcts.api.AfterEvent;
import dcts.api.ApiException;
import dcts.api.BeforeEvent;
import dcts.api.FailMode;
import dcts.api.Verdict;
import dcts.core.metrics.Metrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All before- and after-events with their handlers, in the order in which these were added. What nobody handles costs one
 * look at an empty array. Thread-safe.
 */
public final class EventTable {
    private static final Logger LOG = LoggerFactory.getLogger(EventTable.class);
    private static final Duration LIMIT = Duration.ofMillis(250);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    /** So many calls of one handler of an after-event may run at once; it misses what comes then. */
    private static final int AT_ONCE = 256;

    private static final ScopedValue<Boolean> STARTING = ScopedValue.newInstance();

    private final ThreadFactory threads;
    private final Metrics metrics;
    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private volatile Set<String> awaited = Set.of();

    /** One handler of a before-event. */
    private record Asked(
            String owner, BeforeEvent<?> event, FailMode onFault, Function<Record, Verdict<Record>> handler) {}

    /** One handler of an after-event. */
    private record Told(String owner, AfterEvent<?> event, Consumer<Record> handler, Semaphore room) {}

    /**
     * The handlers of one name. Those are called whose event is the declared one in all: its capability is what they have
     * been asked for. The arrays are made anew for each change and never written to.
     */
    private static final class Line {
        private final List<Asked> allAsked = new ArrayList<>();
        private final List<Told> allTold = new ArrayList<>();
        private volatile @Nullable Record declared;
        private volatile Asked[] asked = {};
        private volatile Told[] told = {};

        private synchronized boolean declare(Record event) {
            if (declared != null) {
                return false;
            }
            declared = event;
            bake();
            return true;
        }

        private synchronized void withdraw() {
            declared = null;
            bake();
        }

        private synchronized void add(Asked handler) {
            demandDeclared(handler.event.name(), handler.event);
            allAsked.add(handler);
            bake();
        }

        private synchronized void add(Told handler) {
            demandDeclared(handler.event.name(), handler.event);
            allTold.add(handler);
            bake();
        }

        private synchronized void remove(Asked handler) {
            allAsked.remove(handler);
            bake();
        }

        private synchronized void remove(Told handler) {
            allTold.remove(handler);
            bake();
        }

        /** A handler may come before the event; whether it is the same is seen when that comes. */
        private void demandDeclared(String name, Record event) {
            if (declared != null && !event.equals(declared)) {
                throw new IllegalStateException("the event " + name + " is declared in another way");
            }
        }

        private void bake() {
            asked = allAsked.stream()
                    .filter(each -> each.event.equals(declared))
                    .toArray(Asked[]::new);
            told = allTold.stream().filter(each -> each.event.equals(declared)).toArray(Told[]::new);
        }
    }

    /** An empty table, whose handlers run on threads of this factory. */
    public EventTable(ThreadFactory threads, Metrics metrics) {
        this.threads = threads;
        this.metrics = metrics;
    }

    /**
     * Declares an event that is asked about, and gives the way to ask.
     *
     * @throws IllegalStateException if the name is declared already
     */
    public <E extends Record> UnaryOperator<E> declare(BeforeEvent<E> event) {
        Line line = declare(event.name(), event);
        return about -> ask(event, line, about);
    }

    /**
     * Declares an event that is told, and gives the way to tell.
     *
     * @throws IllegalStateException if the name is declared already
     */
    public <E extends Record> Consumer<E> declare(AfterEvent<E> event) {
        Line line = declare(event.name(), event);
        return what -> {
            for (Told handler : line.told) {
                tell(event.name(), handler, what);
            }
        };
    }

    private Line declare(String name, Record event) {
        Line line = line(name);
        if (!line.declare(event)) {
            throw new IllegalStateException("the event " + name + " is declared already");
        }
        return line;
    }

    /** Makes room for another declaration of the name; handlers stay. */
    public void withdraw(String name) {
        line(name).withdraw();
    }

    /** The names of all events that are declared now, in their order. */
    public Set<String> declared() {
        Set<String> names = new TreeSet<>();
        lines.forEach((name, line) -> {
            if (line.declared != null) {
                names.add(name);
            }
        });
        return names;
    }

    /**
     * Adds a handler.
     *
     * @return takes it away again
     * @throws IllegalStateException if the event is declared in another way
     */
    @SuppressWarnings("unchecked") // the event is only ever asked about with its own type, see cast
    public <E extends Record> Runnable handle(
            String owner, BeforeEvent<E> event, FailMode onFault, Function<E, Verdict<E>> handler) {
        Function<Record, Verdict<Record>> typed =
                about -> (Verdict<Record>) handler.apply(event.type().cast(about));
        var added = new Asked(owner, event, onFault, typed);
        Line line = line(event.name());
        line.add(added);
        return () -> line.remove(added);
    }

    /**
     * Adds a handler.
     *
     * @return takes it away again
     */
    public <E extends Record> Runnable handle(String owner, AfterEvent<E> event, Consumer<E> handler) {
        var added = new Told(owner, event, what -> handler.accept(event.type().cast(what)), new Semaphore(AT_ONCE));
        Line line = line(event.name());
        line.add(added);
        return () -> line.remove(added);
    }

    /**
     * Tells which capabilities those have asked for who are missing only for a moment, instead of those told before. What is
     * asked about under one of them is refused until then: their handlers may be there to object.
     */
    public void await(Set<String> capabilities) {
        awaited = Set.copyOf(capabilities);
    }

    /** Does something that is not refused for the sake of those who are missing: else they could not come. */
    public static void whileStarting(Runnable work) {
        ScopedValue.where(STARTING, true).run(work);
    }

    private Line line(String name) {
        return lines.computeIfAbsent(name, n -> new Line());
    }

    private <E extends Record> E ask(BeforeEvent<E> event, Line line, E first) {
        if (awaited.contains(event.capability()) && !STARTING.isBound()) {
            throw ApiException.unavailable(RETRY_AFTER);
        }
        E about = first;
        for (Asked handler : line.asked) {
            switch (verdict(event, handler, about)) {
                case Verdict.Allow<Record>() -> {}
                case Verdict.Refuse<Record>(ApiException reason) -> throw reason;
                case Verdict.Replace<Record>(Record other) ->
                    about = event.type().cast(other);
            }
        }
        return about;
    }

    private Verdict<Record> verdict(BeforeEvent<?> event, Asked handler, Record about) {
        var task = new FutureTask<>(() -> handler.handler.apply(about));
        Thread thread = threads.newThread(task);
        thread.start();
        try {
            Verdict<Record> verdict = task.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (verdict != null
                    && !(verdict instanceof Verdict.Replace<Record>(Record other)
                            && !event.type().isInstance(other))) {
                return verdict;
            }
            LOG.error("{} answered {} with no verdict.", handler.owner, event.name());
        } catch (TimeoutException e) {
            thread.interrupt();
            LOG.error("{} took longer than {} ms over {}.", handler.owner, LIMIT.toMillis(), event.name());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ApiException refusal) {
                return Verdict.refuse(refusal);
            }
            LOG.error("{} failed over {}.", handler.owner, event.name(), e.getCause());
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            return Verdict.refuse(ApiException.unavailable(RETRY_AFTER));
        }
        metrics.count("event_failures", handler.owner);
        return handler.onFault == FailMode.OPEN
                ? Verdict.allow()
                : Verdict.refuse(ApiException.unavailable(RETRY_AFTER));
    }

    private void tell(String name, Told handler, Record what) {
        if (!handler.room.tryAcquire()) {
            metrics.count("event_drops", handler.owner);
            return;
        }
        threads.newThread(() -> {
                    try {
                        handler.handler.accept(what);
                    } catch (RuntimeException | Error e) { // border to a plugin's code: nobody waits for it
                        metrics.count("event_failures", handler.owner);
                        LOG.error("{} failed over {}.", handler.owner, name, e);
                    } finally {
                        handler.room.release();
                    }
                })
                .start();
    }
}
