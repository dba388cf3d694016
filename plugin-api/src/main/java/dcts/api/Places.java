package dcts.api;

import java.util.List;
import java.util.Optional;

/** Places by name, so that rights at them can be set and explained. */
public interface Places {
    /** A place with the name that members know it by, at most 64 characters. */
    record Place(Scope scope, String name) {}

    /** All of them, to work rights out with; what nobody may know of is not to be shown. */
    List<Scope> all();

    /** Those that the caller may know of, each after the one around it, in the order in which members see them. */
    List<Place> visibleTo(Caller caller);

    /**
     * One of them; empty if there is none there, or none that the caller may know of.
     *
     * @param path of its scope, as a client may have sent it
     */
    default Optional<Place> find(Caller caller, String path) {
        return visibleTo(caller).stream()
                .filter(place -> place.scope().path().equals(path))
                .findFirst();
    }
}
