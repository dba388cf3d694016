package dcts.chat;

import dcts.api.Id;
import dcts.api.Scope;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All groups, categories and channels in their order. Immutable; held in memory as long as the plugin runs. */
final class ChannelTree {
    private final long revision;
    private final List<Group> groups;
    private final Map<Id, Place> places = new HashMap<>();

    /** A group, a category or a channel. */
    sealed interface Place {
        /** Unique among all places. */
        Id id();

        /** The full path from the server down to it. */
        Scope scope();

        String name();

        /** Grows with every change of what the place says of itself. */
        int version();
    }

    /**
     * A group.
     *
     * @param icon a picture by its id
     * @param banner a picture by its id
     */
    record Group(
            Id id,
            Scope scope,
            String name,
            String description,
            @Nullable String icon,
            @Nullable String banner,
            int version,
            List<Category> categories)
            implements Place {
        /** Where a group stands. */
        static Scope scope(Id id) {
            return Scope.SERVER.child("chat.group", id);
        }

        /** A new one without anything in it. */
        static Group made(Id id, String name, String description) {
            return new Group(id, scope(id), name, description, null, null, 1, List.of());
        }

        /** The next version, with other words. */
        Group saying(String newName, String newDescription) {
            return new Group(id, scope, newName, newDescription, icon, banner, version + 1, categories);
        }

        /** The next version, with other pictures. */
        Group showing(@Nullable String newIcon, @Nullable String newBanner) {
            return new Group(id, scope, name, description, newIcon, newBanner, version + 1, categories);
        }
    }

    record Category(Id id, Scope scope, String name, int version, List<Channel> channels) implements Place {
        /** Where a category of this group stands. */
        static Scope scope(Scope group, Id id) {
            return group.child("chat.category", id);
        }

        /** A new one without anything in it. */
        static Category made(Id id, Group group, String name) {
            return new Category(id, scope(group.scope(), id), name, 1, List.of());
        }

        /** The next version, with another name. */
        Category named(String newName) {
            return new Category(id, scope, newName, version + 1, channels);
        }

        /** The same in another group; what is in it is not looked at any more. */
        Category in(Group group) {
            return new Category(id, scope(group.scope(), id), name, version, List.of());
        }
    }

    /**
     * A channel.
     *
     * @param kind what happens in it
     * @param slowModeSeconds how long a member waits between two messages; 0 for not at all
     * @param archived whether it is only read
     * @param isDefault whether new members begin here
     */
    record Channel(
            Id id,
            Scope scope,
            String name,
            String kind,
            String description,
            int slowModeSeconds,
            boolean archived,
            boolean isDefault,
            int version)
            implements Place {
        /** The kind that messages are sent to. */
        static final String TEXT = "text";

        /** The kind where members talk. */
        static final String VOICE = "voice";

        /** Where a channel of this category stands. */
        static Scope scope(Scope category, Id id) {
            return category.child("chat.channel", id);
        }

        /** A new one. */
        static Channel made(Id id, Category category, Draft draft) {
            Scope scope = scope(category.scope(), id);
            return new Channel(id, scope, draft.name, draft.kind, draft.description, 0, false, false, 1);
        }

        /** The same in another category. */
        Channel in(Category category) {
            Scope there = scope(category.scope(), id);
            return new Channel(id, there, name, kind, description, slowModeSeconds, archived, isDefault, version);
        }

        /** What is said of a new channel. */
        record Draft(String name, String kind, String description) {}

        boolean takesText() {
            return kind.equals(TEXT);
        }
    }

    /**
     * Puts a tree together.
     *
     * @param revision how often the tree has changed
     */
    ChannelTree(long revision, List<Group> groups) {
        this.revision = revision;
        this.groups = List.copyOf(groups);
        for (Group group : groups) {
            places.put(group.id(), group);
            for (Category category : group.categories()) {
                places.put(category.id(), category);
                category.channels().forEach(channel -> places.put(channel.id(), channel));
            }
        }
    }

    long revision() {
        return revision;
    }

    List<Group> groups() {
        return groups;
    }

    /** All places, in no order. */
    Collection<Place> places() {
        return places.values();
    }

    Optional<Place> place(Id id) {
        return Optional.ofNullable(places.get(id));
    }

    Optional<Group> group(Id id) {
        return only(Group.class, id);
    }

    Optional<Category> category(Id id) {
        return only(Category.class, id);
    }

    Optional<Channel> channel(Id id) {
        return only(Channel.class, id);
    }

    /** The group that a category belongs to. */
    Group groupOf(Category category) {
        return around(Group.class, category);
    }

    /** The category that a channel belongs to. */
    Category categoryOf(Channel channel) {
        return around(Category.class, channel);
    }

    private <P extends Place> P around(Class<P> type, Place inner) {
        Scope outer = inner.scope().parent().orElseThrow();
        return places.values().stream()
                .filter(place -> place.scope().equals(outer))
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private <P extends Place> Optional<P> only(Class<P> type, Id id) {
        return place(id).filter(type::isInstance).map(type::cast);
    }

    /** The channel where new members begin, if there is one. */
    Optional<Channel> defaultChannel() {
        return channels().filter(Channel::isDefault).findFirst();
    }

    /** Where all places stand. */
    Set<Scope> scopes() {
        return places.values().stream().map(Place::scope).collect(Collectors.toSet());
    }

    /** All channels, in their order. */
    Stream<Channel> channels() {
        return groups.stream().flatMap(ChannelTree::channelsOf);
    }

    /** The channels in a place, and the place itself if it is one. */
    static Stream<Channel> channelsOf(Place place) {
        return switch (place) {
            case Group group -> group.categories().stream().flatMap(ChannelTree::channelsOf);
            case Category category -> category.channels().stream();
            case Channel channel -> Stream.of(channel);
        };
    }
}
