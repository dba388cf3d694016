package dcts.example;

import dcts.api.Access;
import dcts.api.Announcement;
import dcts.api.CoreEvents;
import dcts.api.Effect;
import dcts.api.HttpRoute;
import dcts.api.HttpRoute.Method;
import dcts.api.HttpRoute.NoBody;
import dcts.api.Id;
import dcts.api.Limit;
import dcts.api.SocketRequest;
import dcts.api.Text;
import dcts.example.api.Board;
import dcts.example.api.Notice;
import java.time.Duration;
import java.util.List;

/** What goes over the wire. */
final class ExampleEvents {
    private static final Limit READS = Limit.of(120, Duration.ofMinutes(1));
    private static final Limit WRITES = Limit.of(20, Duration.ofMinutes(1));

    static final SocketRequest<Nothing, Notices> LIST = new SocketRequest<>(
            "example.list",
            Nothing.class,
            Notices.class,
            Access.holders(ExamplePermissions.READ),
            READS,
            Effect.reads());
    static final SocketRequest<NewNotice, OneNotice> PIN = new SocketRequest<>(
            "example.pin",
            NewNotice.class,
            OneNotice.class,
            Access.holders(ExamplePermissions.PIN),
            WRITES,
            Effect.changes(Board.PINNING, Board.PINNED));
    static final SocketRequest<Removal, Nothing> REMOVE = new SocketRequest<>(
            "example.remove",
            Removal.class,
            Nothing.class,
            Access.holders(ExamplePermissions.PIN),
            WRITES,
            Effect.changes(Board.REMOVING, Board.REMOVED));

    /** It carries no notice, for not everybody may read every one: whoever hears it asks for the list. */
    static final Announcement<Nothing> CHANGED = new Announcement<>("example.board.changed", Nothing.class);

    static final Announcement<Unread> WELCOME = new Announcement<>("example.welcome", Unread.class);

    static final HttpRoute<NoBody> FEED =
            new HttpRoute<>(Method.GET, "/api/example/feed", NoBody.class, Access.anyone(), READS, Effect.reads());
    static final HttpRoute<ScreenKey> SCREEN = new HttpRoute<>(
            Method.POST,
            "/api/example/screen",
            ScreenKey.class,
            Access.anyone(),
            WRITES,
            Effect.changes(CoreEvents.SESSION_OPENING, CoreEvents.SESSION_OPENED));

    /** Of a notice, in UTF-16 units. */
    static final int LONGEST = 500;

    private ExampleEvents() {}

    record Nothing() {}

    record Notices(List<Notice> notices) {}

    record OneNotice(Notice notice) {}

    /**
     * A notice to put up.
     *
     * @param nonce made by the author, one for each notice: sending it again gives the first result
     */
    record NewNotice(
            @Text(max = 60, pattern = "[A-Za-z0-9._]+") String nonce,
            @Text(max = LONGEST) String text) {
        /** Keeps the text out of logs. */
        @Override
        public String toString() {
            return "NewNotice[" + nonce + "]";
        }
    }

    record Removal(Id id) {}

    /** How many notices have come since the last visit. */
    record Unread(int notices) {}

    record ScreenKey(@Text(max = 64) String key) {
        /** Keeps the key out of logs. */
        @Override
        public String toString() {
            return "ScreenKey";
        }
    }

    record ScreenSession(String token) {
        /** Keeps the token out of logs. */
        @Override
        public String toString() {
            return "ScreenSession";
        }
    }
}
