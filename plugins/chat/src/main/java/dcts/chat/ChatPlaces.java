package dcts.chat;

import dcts.api.Caller;
import dcts.api.Places;
import dcts.api.Scope;
import java.util.List;
import java.util.stream.Stream;

/** Groups, categories and channels by name, for rights that are set at them. */
final class ChatPlaces implements Places {
    private final ChannelAccess access;

    ChatPlaces(ChannelAccess access) {
        this.access = access;
    }

    @Override
    public List<Place> visibleTo(Caller caller) {
        TreeGate gate = access.gate(caller);
        return gate.tree().groups().stream()
                .flatMap(ChatPlaces::withAllInside)
                .filter(gate::sees)
                .map(place -> new Place(place.scope(), place.name()))
                .toList();
    }

    @Override
    public List<Scope> all() {
        return access.tree().groups().stream()
                .flatMap(ChatPlaces::withAllInside)
                .map(ChannelTree.Place::scope)
                .toList();
    }

    private static Stream<ChannelTree.Place> withAllInside(ChannelTree.Place place) {
        Stream<? extends ChannelTree.Place> inside = switch (place) {
            case ChannelTree.Group group -> group.categories().stream();
            case ChannelTree.Category category -> category.channels().stream();
            case ChannelTree.Channel channel -> Stream.empty();
        };
        return Stream.concat(Stream.of(place), inside.flatMap(ChatPlaces::withAllInside));
    }
}
