package dcts.example;

import dcts.api.Holder;
import dcts.api.Permission;
import dcts.api.Quota;
import java.util.List;

/** What can be granted and denied at the board. */
final class ExamplePermissions {
    /** Read the board. */
    static final Permission READ =
            new Permission("example.read", Holder.MEMBER, "Read the board", "See the notices on the board.");
    /** Put up notices, and take down one's own. */
    static final Permission PIN = new Permission(
                    "example.pin",
                    Holder.MEMBER,
                    "Put up notices",
                    "Put notices on the board, and take down their own.")
            .speaking();
    /** Take down everybody's. */
    static final Permission MODERATE = new Permission(
                    "example.moderate", Holder.MODERATOR, "Take down notices", "Take down notices of others.")
            .dangerous("What is taken down is gone.");
    /** How long a notice of somebody may be, in UTF-16 units. */
    static final Quota LONGEST = new Quota(
            "example.longest",
            new Permission.Label("Longest notice", "How many characters a notice may have.", ""),
            ExampleEvents.LONGEST,
            10,
            ExampleEvents.LONGEST);

    static final List<Permission> ALL = List.of(READ, PIN, MODERATE);

    private ExamplePermissions() {}
}
