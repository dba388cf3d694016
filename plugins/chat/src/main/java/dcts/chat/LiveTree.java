package dcts.chat;

import java.util.Optional;
import java.util.function.Supplier;

/** The tree in memory. */
final class LiveTree implements Supplier<ChannelTree> {
    private volatile ChannelTree tree;

    LiveTree(ChannelTree loaded) {
        this.tree = loaded;
    }

    @Override
    public ChannelTree get() {
        return tree;
    }

    /**
     * Takes a tree that was loaded, unless a later one is here: who commits first may come last.
     *
     * @return the one that was here; empty if it stays
     */
    synchronized Optional<ChannelTree> take(ChannelTree loaded) {
        ChannelTree before = tree;
        if (loaded.revision() <= before.revision()) {
            return Optional.empty();
        }
        tree = loaded;
        return Optional.of(before);
    }
}
