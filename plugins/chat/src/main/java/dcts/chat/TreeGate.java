package dcts.chat;

import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.Id;
import dcts.api.Permission;
import dcts.api.Permissions;
import dcts.api.Scope;
import dcts.chat.ChannelTree.Category;
import dcts.chat.ChannelTree.Channel;
import dcts.chat.ChannelTree.Group;
import dcts.chat.ChannelTree.Place;
import dcts.chat.api.ChatPermissions;
import java.util.Optional;

/**
 * What one caller sees of one tree, and what he may do there. He sees the channels that he may read, and the categories and
 * groups that have something to see or that he manages. What he does not see is not told from what does not exist.
 */
record TreeGate(ChannelTree tree, Permissions permissions, Caller caller) {
    boolean sees(Place place) {
        return switch (place) {
            case Group group -> manages(group) || group.categories().stream().anyMatch(this::sees);
            case Category category ->
                manages(category) || category.channels().stream().anyMatch(this::sees);
            case Channel channel -> may(ChatPermissions.READ, channel.scope());
        };
    }

    boolean manages(Place place) {
        return may(ChatPermissions.MANAGE, place.scope());
    }

    boolean managesAll() {
        return may(ChatPermissions.MANAGE, Scope.SERVER);
    }

    /** Whether a message would be taken. */
    boolean sends(Channel channel) {
        return channel.takesText()
                && !channel.archived()
                && sees(channel)
                && may(ChatPermissions.SEND, channel.scope());
    }

    /** Whether the caller writes without waiting. */
    boolean bypassesSlowMode(Scope scope) {
        return may(ChatPermissions.BYPASS_SLOW_MODE, scope) || may(ChatPermissions.MANAGE, scope);
    }

    private boolean may(Permission permission, Scope scope) {
        return permissions.may(caller, permission, scope);
    }

    /**
     * A group that the caller sees.
     *
     * @throws ApiException {@code not_found}
     */
    Group group(Id id) {
        return seen(tree.group(id));
    }

    /**
     * A category that the caller sees.
     *
     * @throws ApiException {@code not_found}
     */
    Category category(Id id) {
        return seen(tree.category(id));
    }

    /**
     * A channel that the caller sees, which is one that he may read.
     *
     * @throws ApiException {@code not_found}
     */
    Channel channel(Id id) {
        return seen(tree.channel(id));
    }

    /**
     * A place that the caller sees.
     *
     * @throws ApiException {@code not_found}
     */
    Place place(Id id) {
        return seen(tree.place(id));
    }

    private <P extends Place> P seen(Optional<P> place) {
        return place.filter(this::sees).orElseThrow(ApiException::notFound);
    }

    /**
     * Demands that the caller manages the place, which he sees.
     *
     * @throws ApiException {@code forbidden}
     */
    <P extends Place> P managed(P place) {
        permissions.require(caller, ChatPermissions.MANAGE, place.scope());
        return place;
    }

    /**
     * Demands that the caller manages the place, and that it is still what he saw.
     *
     * @throws ApiException {@code forbidden} or {@code conflict}
     */
    <P extends Place> P managed(P place, int version) {
        managed(place);
        if (place.version() != version) {
            throw ApiException.conflict();
        }
        return place;
    }

    /**
     * Demands that the caller manages the whole server.
     *
     * @throws ApiException {@code forbidden}
     */
    void manageAll() {
        permissions.require(caller, ChatPermissions.MANAGE, Scope.SERVER);
    }

    /**
     * Demands that the channel where new members begin is not in the place. One that the caller does not see does not count,
     * because the refusal would tell of it.
     *
     * @throws ApiException {@code chat.last}
     */
    void refuseDefaultIn(Place place) {
        if (ChannelTree.channelsOf(place).anyMatch(channel -> channel.isDefault() && sees(channel))) {
            throw ApiException.of("chat.last", 409);
        }
    }
}
