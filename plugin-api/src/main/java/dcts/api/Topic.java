package dcts.api;

/** The connected members who hold a permission at a scope. */
public interface Topic {
    /** Sends to all of them. Encoded once; never blocks; announcements of one thread arrive in their order. */
    <T extends Record> void announce(Announcement<T> announcement, T payload);
}
