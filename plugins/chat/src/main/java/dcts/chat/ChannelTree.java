package dcts.chat;

import dcts.api.Id;
import dcts.api.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All groups, categories and channels in their order. Immutable; held in memory as long as the plugin runs. */
final class ChannelTree {
    private final List<Group> groups;
    private final Map<Id, Channel> channels = new HashMap<>();

    record Group(Id id, String name, List<Category> categories) {}

    record Category(Id id, String name, List<Channel> channels) {}

    /**
     * A channel.
     *
     * @param scope the full path from the server down to it
     */
    record Channel(Id id, String name, String kind, Scope scope) {
        /** The kind that messages are sent to. */
        static final String TEXT = "text";
    }

    ChannelTree(List<Group> groups) {
        this.groups = List.copyOf(groups);
        groups.stream()
                .flatMap(group -> group.categories().stream())
                .flatMap(category -> category.channels().stream())
                .forEach(channel -> channels.put(channel.id(), channel));
    }

    List<Group> groups() {
        return groups;
    }

    Optional<Channel> channel(Id id) {
        return Optional.ofNullable(channels.get(id));
    }
}
