package dcts.chat;

import dcts.api.Permission;
import dcts.api.Scope;
import dcts.api.Topic;
import dcts.chat.ChannelTree.Channel;
import dcts.chat.ChannelTree.Place;
import dcts.chat.ChatEvents.MessageCreated;
import dcts.chat.TreeEvents.TreeChanged;
import dcts.chat.api.ChatMessage;
import dcts.chat.api.ChatPermissions;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Announces what happens in channels to those who may read them, and changes of the tree to those who see them. */
final class ChannelFeed {
    private final Supplier<ChannelTree> tree;
    private final BiFunction<Scope, Permission, Topic> topics;
    private final Map<Scope, Topic> open = new ConcurrentHashMap<>();

    /** The holders of a permission at a scope. */
    private record Audience(Scope scope, Permission permission) {}

    ChannelFeed(Supplier<ChannelTree> tree, BiFunction<Scope, Permission, Topic> topics) {
        this.tree = tree;
        this.topics = topics;
    }

    /** While a message was on its way its channel may have gone to where others read, or for good. */
    void created(ChatMessage message) {
        tree.get()
                .channel(message.channelId())
                .ifPresent(channel -> open.computeIfAbsent(
                                channel.scope(), scope -> topics.apply(scope, ChatPermissions.READ))
                        .announce(ChatEvents.MESSAGE_CREATED, new MessageCreated(message)));
    }

    /** Tells of a change those who saw what was touched, and those who see it now. */
    void changed(TreeStore.Changed changed) {
        Set<Audience> audiences = new LinkedHashSet<>();
        for (var id : changed.step().touched()) {
            changed.before().place(id).ifPresent(place -> collect(place, audiences));
            changed.after().place(id).ifPresent(place -> collect(place, audiences));
        }
        audiences.forEach(audience ->
                topics.apply(audience.scope, audience.permission).announce(TreeEvents.TREE_CHANGED, new TreeChanged()));
        forgetOthers(changed.after());
    }

    /** The same rule as {@link TreeGate#sees}. */
    private static void collect(Place place, Set<Audience> audiences) {
        ChannelTree.channelsOf(place)
                .forEach(channel -> audiences.add(new Audience(channel.scope(), ChatPermissions.READ)));
        switch (place) {
            case ChannelTree.Group group -> {
                audiences.add(new Audience(group.scope(), ChatPermissions.MANAGE));
                group.categories().forEach(category -> collect(category, audiences));
            }
            case ChannelTree.Category category -> audiences.add(new Audience(category.scope(), ChatPermissions.MANAGE));
            case Channel channel -> {}
        }
    }

    /** Channels that are gone or stand elsewhere now. */
    private void forgetOthers(ChannelTree tree) {
        Set<Scope> scopes = tree.channels().map(Channel::scope).collect(Collectors.toCollection(HashSet::new));
        open.keySet().retainAll(scopes);
    }
}
