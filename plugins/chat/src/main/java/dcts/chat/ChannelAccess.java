package dcts.chat;

import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.Id;
import dcts.api.Permissions;
import dcts.api.Scope;
import dcts.chat.ChannelTree.Channel;
import dcts.chat.api.Channels;
import dcts.chat.api.ChatPermissions;
import java.util.Optional;

/** The gate to channels: whoever holds a channel has passed one of these checks for what he is about to do. */
final class ChannelAccess implements Channels {
    private final ChannelTree tree;
    private final Permissions permissions;

    ChannelAccess(ChannelTree tree, Permissions permissions) {
        this.tree = tree;
        this.permissions = permissions;
    }

    /**
     * A channel that the caller may see and read.
     *
     * @throws ApiException {@code not_found} if there is none, or none that he may see
     */
    Channel forReading(Caller caller, Id id) {
        return tree.channel(id).filter(channel -> mayRead(caller, channel)).orElseThrow(ApiException::notFound);
    }

    /**
     * A channel that the caller may write messages to.
     *
     * @throws ApiException {@code not_found} if he may not see it, {@code forbidden} if he may not write
     */
    Channel forSending(Caller caller, Id id) {
        Channel channel = forReading(caller, id);
        permissions.require(caller, ChatPermissions.SEND, channel.scope());
        return channel;
    }

    @Override
    public boolean mayRead(Caller caller, Id channelId) {
        return tree.channel(channelId)
                .filter(channel -> mayRead(caller, channel))
                .isPresent();
    }

    @Override
    public boolean maySend(Caller caller, Id channelId) {
        return tree.channel(channelId)
                .filter(channel ->
                        mayRead(caller, channel) && permissions.may(caller, ChatPermissions.SEND, channel.scope()))
                .isPresent();
    }

    @Override
    public Optional<Scope> scope(Id channelId) {
        return tree.channel(channelId).map(Channel::scope);
    }

    boolean mayRead(Caller caller, Channel channel) {
        return permissions.may(caller, ChatPermissions.READ, channel.scope());
    }
}
