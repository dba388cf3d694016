package dcts.chat;

import dcts.api.Audit;
import dcts.api.Id;
import dcts.chat.ChannelTree.Category;
import dcts.chat.ChannelTree.Channel;
import dcts.chat.ChannelTree.Group;
import dcts.chat.ChannelTree.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A change of the tree that has passed the gate.
 *
 * @param what the noun and the verb, such as {@code channel.create}
 * @param place as it is after the change, or was before it was deleted
 * @param touched the places that look otherwise to those who see them
 * @param before what the trail keeps of the time before
 * @param after what the trail keeps of the time after
 * @param write makes it so
 */
record TreeStep(
        String what,
        Place place,
        Set<Id> touched,
        Map<String, String> before,
        Map<String, String> after,
        Consumer<PlaceStore> write) {

    static TreeStep create(String what, Place made, Consumer<PlaceStore> write) {
        return new TreeStep(what, made, Set.of(made.id()), Map.of(), facts(made), write);
    }

    static TreeStep change(String what, Place old, Place now, Consumer<PlaceStore> write) {
        return new TreeStep(
                what,
                now,
                Set.of(now.id()),
                difference(facts(old), facts(now)),
                difference(facts(now), facts(old)),
                write);
    }

    /**
     * A place goes to another position, and maybe to another place around it.
     *
     * @param from its position before, counted from zero
     * @param to its position after that
     */
    static TreeStep move(String what, Place old, Place now, int from, int to, Consumer<PlaceStore> write) {
        return new TreeStep(what, now, Set.of(now.id()), position(old, from), position(now, to), write);
    }

    /** A channel becomes the one where new members begin. */
    static TreeStep makeDefault(Channel channel, Optional<Channel> instead, Consumer<PlaceStore> write) {
        Set<Id> touched = new HashSet<>(Set.of(channel.id()));
        Map<String, String> before = new HashMap<>();
        instead.ifPresent(old -> {
            touched.add(old.id());
            before.put("default", old.id().toString());
        });
        Map<String, String> after = Map.of("default", channel.id().toString());
        return new TreeStep("channel.default", channel, touched, before, after, write);
    }

    static TreeStep delete(String what, Place old, Consumer<PlaceStore> write) {
        return new TreeStep(what, old, Set.of(old.id()), facts(old), Map.of(), write);
    }

    /** What the trail keeps. */
    Audit.Change trail() {
        return new Audit.Change("chat." + what, place.id().toString(), before, after);
    }

    private static Map<String, String> difference(Map<String, String> of, Map<String, String> from) {
        Map<String, String> left = new HashMap<>(of);
        left.entrySet().removeAll(from.entrySet());
        return left;
    }

    private static Map<String, String> position(Place place, int position) {
        String around = place.scope().parent().orElseThrow().path();
        return Map.of("in", around, "position", Integer.toString(position));
    }

    private static Map<String, String> facts(Place place) {
        Map<String, String> facts = new HashMap<>(Map.of("name", place.name()));
        switch (place) {
            case Group group -> {
                facts.put("description", group.description());
                put(facts, "icon", group.icon());
                put(facts, "banner", group.banner());
            }
            case Category category -> {}
            case Channel channel -> {
                facts.put("kind", channel.kind());
                facts.put("description", channel.description());
                facts.put("slowModeSeconds", Integer.toString(channel.slowModeSeconds()));
                facts.put("archived", Boolean.toString(channel.archived()));
            }
        }
        return facts;
    }

    private static void put(Map<String, String> facts, String name, @Nullable String value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
