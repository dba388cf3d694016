package dcts.chat;

import dcts.api.Id;
import dcts.api.Scope;
import dcts.chat.ChannelTree.Category;
import dcts.chat.ChannelTree.Channel;
import dcts.chat.ChannelTree.Group;
import dcts.chat.ChannelTree.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What became of the tree in memory.
 *
 * @param touched the places that look otherwise to those who see them
 */
record TreeChange(ChannelTree before, ChannelTree after, Set<Id> touched) {
    /** All that differs, whoever has changed it in how many steps. Of those whose order changed, some may not have moved. */
    static TreeChange between(ChannelTree before, ChannelTree after) {
        Set<Scope> stayed = before.scopes();
        stayed.retainAll(after.scopes());
        Map<Id, String> old = looks(before, stayed);
        Map<Id, String> now = looks(after, stayed);
        Set<Id> touched = new HashSet<>(old.keySet());
        touched.addAll(now.keySet());
        touched.removeIf(id -> Objects.equals(old.get(id), now.get(id)));
        return new TreeChange(before, after, touched);
    }

    private static Map<Id, String> looks(ChannelTree tree, Set<Scope> stayed) {
        Map<Id, String> all = new HashMap<>();
        note(tree.groups(), stayed, all);
        for (Group group : tree.groups()) {
            note(group.categories(), stayed, all);
            for (Category category : group.categories()) {
                note(category.channels(), stayed, all);
            }
        }
        return all;
    }

    private static void note(List<? extends Place> siblings, Set<Scope> stayed, Map<Id, String> all) {
        int position = 0;
        for (Place place : siblings) {
            all.put(place.id(), look(place, position));
            position += stayed.contains(place.scope()) ? 1 : 0;
        }
    }

    /**
     * How a place looks without what is in it: where it stands, what it says of itself, and after how many of those that have
     * stayed. In words, because records that are compared hold the plugin's class loader when the plugin is gone.
     */
    private static String look(Place place, int position) {
        boolean isDefault = place instanceof Channel channel && channel.isDefault();
        return place.scope().path() + " " + place.version() + " " + isDefault + " " + position;
    }

    /** Where the places stood that are not there any more. */
    List<Scope> gone() {
        return before.places().stream()
                .filter(place -> after.place(place.id()).isEmpty())
                .map(Place::scope)
                .toList();
    }
}
