package dcts.chat;

import dcts.api.ApiException;
import dcts.api.Id;
import dcts.chat.ChannelTree.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order of what stands side by side. */
final class TreeOrder {
    private TreeOrder() {}

    /** Without one of them. */
    static List<Id> without(List<? extends Place> siblings, Id gone) {
        return siblings.stream().map(Place::id).filter(id -> !id.equals(gone)).toList();
    }

    /**
     * With one of them, or a new one, right before another or at the end.
     *
     * @throws ApiException {@code not_found} if the caller sees no such place, {@code invalid} if it does not stand here
     */
    static List<Id> with(TreeGate gate, List<? extends Place> siblings, Id moved, @Nullable Id before) {
        List<Id> order = new ArrayList<>(without(siblings, moved));
        if (before == null) {
            order.add(moved);
            return order;
        }
        gate.place(before);
        int at = order.indexOf(before);
        if (at < 0) {
            throw ApiException.invalid("before");
        }
        order.add(at, moved);
        return order;
    }

    static int positionOf(Id id, List<? extends Place> siblings) {
        return siblings.stream().map(Place::id).toList().indexOf(id);
    }
}
