package dcts.chat;

import dcts.api.Permission;
import dcts.api.Scope;
import dcts.api.Topic;
import dcts.chat.ChannelTree.Category;
import dcts.chat.ChannelTree.Channel;
import dcts.chat.ChannelTree.Group;
import dcts.chat.ChannelTree.Place;
import dcts.chat.ChatEvents.MessageCreated;
import dcts.chat.TreeEvents.TreeChanged;
import dcts.chat.api.ChatMessage;
import dcts.chat.api.ChatPermissions;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Announces what happens in channels to those who may read them, and changes of the tree to those who see them. */
final class ChannelFeed {
    private final Supplier<ChannelTree> tree;
    private final BiFunction<Collection<Scope>, Permission, Topic> topics;
    private final Map<Scope, Topic> open = new ConcurrentHashMap<>();

    ChannelFeed(Supplier<ChannelTree> tree, BiFunction<Collection<Scope>, Permission, Topic> topics) {
        this.tree = tree;
        this.topics = topics;
    }

    /** While a message was on its way its channel may have gone to where others read, or for good. */
    void created(ChatMessage message) {
        tree.get()
                .channel(message.channelId())
                .ifPresent(channel -> open.computeIfAbsent(
                                channel.scope(), scope -> topics.apply(Set.of(scope), ChatPermissions.READ))
                        .announce(ChatEvents.MESSAGE_CREATED, new MessageCreated(message)));
    }

    /** Tells of a change those who saw what was touched, and those who see it now. */
    void changed(TreeChange changed) {
        var readers = new LinkedHashSet<Scope>();
        var managers = new LinkedHashSet<Scope>();
        for (var id : changed.touched()) {
            for (var tree : List.of(changed.before(), changed.after())) {
                tree.place(id).ifPresent(place -> collect(place, readers, managers));
            }
        }
        tell(readers, ChatPermissions.READ);
        tell(managers, ChatPermissions.MANAGE);
        forgetOthers(changed.after());
    }

    private void tell(Set<Scope> scopes, Permission permission) {
        topics.apply(scopes, permission).announce(TreeEvents.TREE_CHANGED, new TreeChanged());
    }

    /** The same rule as {@link TreeGate#sees}. */
    private static void collect(Place place, Set<Scope> readers, Set<Scope> managers) {
        ChannelTree.channelsOf(place).map(Channel::scope).forEach(readers::add);
        switch (place) {
            case Group group -> {
                managers.add(group.scope());
                group.categories().stream().map(Category::scope).forEach(managers::add);
            }
            case Category category -> managers.add(category.scope());
            case Channel channel -> {}
        }
    }

    /** Channels that are gone or stand elsewhere now. */
    private void forgetOthers(ChannelTree tree) {
        Set<Scope> scopes = tree.channels().map(Channel::scope).collect(Collectors.toCollection(HashSet::new));
        open.keySet().retainAll(scopes);
    }
}
