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
import java.util.function.Supplier;

/** The gate to channels: whoever holds a channel has passed one of these checks for what he is about to do. */
final class ChannelAccess implements Channels {
    private final Supplier<ChannelTree> tree;
    private final Permissions permissions;
    private final ChannelKinds kinds;

    ChannelAccess(Supplier<ChannelTree> tree, Permissions permissions, ChannelKinds kinds) {
        this.tree = tree;
        this.permissions = permissions;
        this.kinds = kinds;
    }

    /** The tree as it is now, whoever sees what of it. */
    ChannelTree tree() {
        return tree.get();
    }

    /** What the caller sees now. */
    TreeGate gate(Caller caller) {
        return gate(caller, tree.get());
    }

    /** What the caller sees of a tree. */
    TreeGate gate(Caller caller, ChannelTree of) {
        return new TreeGate(of, permissions, caller);
    }

    /**
     * A channel that the caller may see and read.
     *
     * @throws ApiException {@code not_found} if there is none, or none that he may see
     */
    Channel forReading(Caller caller, Id id) {
        return gate(caller).channel(id);
    }

    /**
     * A channel that the caller may write messages to.
     *
     * @throws ApiException {@code not_found} if he may not see it, {@code forbidden} if he may not write,
     *     {@code chat.no_text} if nobody can, {@code chat.archived} if nobody may any more
     */
    Channel forSending(Caller caller, Id id) {
        Channel channel = forReading(caller, id);
        permissions.require(caller, ChatPermissions.SEND, channel.scope());
        if (!channel.takesText()) {
            throw ApiException.of("chat.no_text", 409);
        }
        if (channel.archived()) {
            throw ApiException.of("chat.archived", 409);
        }
        return channel;
    }

    /**
     * Demands that the caller may write a text that is so long.
     *
     * @throws ApiException {@code invalid} at {@code text}
     */
    void demandLength(Caller caller, String text) {
        if (text.length() > permissions.quota(caller, ChatPermissions.LONGEST_MESSAGE)) {
            throw ApiException.invalid("text");
        }
    }

    @Override
    public boolean mayRead(Caller caller, Id channelId) {
        TreeGate gate = gate(caller);
        return gate.tree().channel(channelId).filter(gate::sees).isPresent();
    }

    @Override
    public boolean maySend(Caller caller, Id channelId) {
        TreeGate gate = gate(caller);
        return gate.tree().channel(channelId).filter(gate::sends).isPresent();
    }

    @Override
    public Optional<Scope> scope(Id channelId) {
        return tree.get().channel(channelId).map(Channel::scope);
    }

    @Override
    public Runnable kind(String kind) {
        return kinds.offer(kind);
    }
}
