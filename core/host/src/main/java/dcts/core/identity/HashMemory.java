package dcts.core.identity;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.Block;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.jspecify.annotations.Nullable;

/**
 * The memory in which hashes are worked out, used again and again: without that every log-in leaves 46 MiB of garbage, and
 * the heap grows to its limit before any of it is collected. When nobody has logged in for a while it is given back to the
 * system. Thread-safe.
 */
public final class HashMemory implements AutoCloseable {
    private final ThreadFactory threads;
    private final Duration keep;
    private final Deque<Block> free = new ArrayDeque<>();
    private long usedAt;
    private @Nullable Thread watcher;
    private boolean closed;

    /**
     * Empty memory.
     *
     * @param keep how long it is kept after its last use
     */
    public HashMemory(ThreadFactory threads, Duration keep) {
        this.threads = threads;
        this.keep = keep;
    }

    /** Where a hash gets its blocks from. */
    BlockPool pool() {
        return new BlockPool() {
            @Override
            public Block allocate() {
                return take();
            }

            @Override
            public void deallocate(Block block) {
                giveBack(block.clear());
            }
        };
    }

    /** How many blocks of 1 KiB wait for the next hash. */
    synchronized int kept() {
        return free.size();
    }

    private synchronized Block take() {
        Block known = free.pollLast();
        return known == null ? new Block() : known;
    }

    private synchronized void giveBack(Block block) {
        free.addLast(block);
        usedAt = System.nanoTime();
        if (watcher == null && !closed) {
            watcher = threads.newThread(this::watch);
            watcher.setName("hash-memory");
            watcher.start();
        }
    }

    private void watch() {
        for (long left = keep.toNanos(); left > 0; left = left()) {
            LockSupport.parkNanos(left);
        }
        if (isClosed()) {
            return;
        }
        // Only a full collection makes this collector shrink the heap; it takes some 50 ms, when little happens.
        System.gc();
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** How long to wait; not more than 0 when it is time and the memory is free. */
    private synchronized long left() {
        long left = closed ? 0 : keep.toNanos() - (System.nanoTime() - usedAt);
        if (left <= 0) {
            free.clear();
            watcher = null;
        }
        return left;
    }

    /** Gives everything back. */
    @Override
    public synchronized void close() {
        closed = true;
        free.clear();
        if (watcher != null) {
            LockSupport.unpark(watcher);
        }
    }
}
