package dcts.rights;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.testkit.EntryPoint;

/**
 * An entry point of the server's own table.
 *
 * @param changes whether it says that it changes something
 */
record Point(EntryPoint entry, boolean changes) {
    static Point of(JsonNode shown) {
        return new Point(EntryPoint.of(shown), !shown.path("effect").asText().isEmpty());
    }

    String name() {
        return entry.name();
    }

    boolean isRequest() {
        return entry.is("request");
    }

    /** Of the access, without what it says of pages. */
    String access() {
        return entry.access().replace(", from every page", "");
    }
}
