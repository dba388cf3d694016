package dcts.chat;

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

    /** Takes a tree that was loaded, unless a later one is here: who commits first may come last. */
    synchronized void take(ChannelTree loaded) {
        if (loaded.revision() > tree.revision()) {
            tree = loaded;
        }
    }
}
