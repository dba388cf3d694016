package dcts.example;

import dcts.api.Holder;
import dcts.api.Permission;
import java.util.List;

/** What can be granted and denied at the board. */
final class ExamplePermissions {
    /** Read the board. */
    static final Permission READ = new Permission("example.read", Holder.MEMBER);
    /** Put up notices, and take down one's own. */
    static final Permission PIN = new Permission("example.pin", Holder.MEMBER);
    /** Take down everybody's. */
    static final Permission MODERATE = new Permission("example.moderate", Holder.MODERATOR);

    static final List<Permission> ALL = List.of(READ, PIN, MODERATE);

    private ExamplePermissions() {}
}
