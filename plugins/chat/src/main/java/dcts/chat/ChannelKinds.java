package dcts.chat;

import dcts.chat.ChannelTree.Channel;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/** The kinds that a new channel can have: our own, and those that other plugins offer. */
final class ChannelKinds {
    private static final List<String> OURS = List.of(Channel.TEXT, Channel.VOICE);

    private final Set<String> offered = new ConcurrentSkipListSet<>();

    Runnable offer(String kind) {
        if (!kind.matches("[a-z][a-z0-9]{0,31}")) {
            throw new IllegalArgumentException("not the word for a kind of channels: " + kind);
        }
        if (OURS.contains(kind) || !offered.add(kind)) {
            throw new IllegalStateException("the kind " + kind + " is offered already");
        }
        return () -> offered.remove(kind);
    }

    boolean has(String kind) {
        return all().contains(kind);
    }

    /** Ours first. */
    List<String> all() {
        return Stream.concat(OURS.stream(), offered.stream()).toList();
    }
}
