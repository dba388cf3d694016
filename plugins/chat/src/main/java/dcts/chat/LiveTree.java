package dcts.chat;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The tree in memory. */
final class LiveTree implements Supplier<ChannelTree> {
    private final AtomicReference<ChannelTree> tree;

    LiveTree(ChannelTree loaded) {
        this.tree = new AtomicReference<>(loaded);
    }

    @Override
    public ChannelTree get() {
        return tree.get();
    }

    /** Takes a tree that was loaded, unless a later one is here: who commits first may come last. */
    void take(ChannelTree loaded) {
        tree.accumulateAndGet(loaded, (held, other) -> other.revision() > held.revision() ? other : held);
    }
}
