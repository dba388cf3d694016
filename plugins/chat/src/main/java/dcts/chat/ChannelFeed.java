package dcts.chat;

import dcts.api.Permission;
import dcts.api.Scope;
import dcts.api.Topic;
import dcts.chat.ChannelTree.Channel;
import dcts.chat.ChatEvents.MessageCreated;
import dcts.chat.api.ChatMessage;
import dcts.chat.api.ChatPermissions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** Announces what happens in a channel to those who may read it. */
final class ChannelFeed {
    private final BiFunction<Scope, Permission, Topic> topics;
    private final Map<Scope, Topic> open = new ConcurrentHashMap<>();

    ChannelFeed(BiFunction<Scope, Permission, Topic> topics) {
        this.topics = topics;
    }

    void created(Channel channel, ChatMessage message) {
        open.computeIfAbsent(channel.scope(), scope -> topics.apply(scope, ChatPermissions.READ))
                .announce(ChatEvents.MESSAGE_CREATED, new MessageCreated(message));
    }
}
