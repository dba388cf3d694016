package plugins.__id__;

import dcts.api.Access;
import dcts.api.AfterEvent;
import dcts.api.Announcement;
import dcts.api.BeforeEvent;
import dcts.api.Effect;
import dcts.api.Holder;
import dcts.api.Id;
import dcts.api.Limit;
import dcts.api.Permission;
import dcts.api.SocketRequest;
import dcts.api.Text;
import java.time.Duration;
import java.util.List;

/** What goes over the wire, who may send it, and what other plugins hear of it. */
final class __Id__Events {
    static final Permission USE = new Permission("__id__.use", Holder.MEMBER);

    /** Asked before a line is added; another plugin may refuse it or change its text. */
    static final BeforeEvent<Add> ADDING = new BeforeEvent<>("__id__.line.adding", Add.class);
    /** Told after that. */
    static final AfterEvent<Added> WAS_ADDED = new AfterEvent<>("__id__.line.added", Added.class);

    static final SocketRequest<Nothing, Lines> LIST = new SocketRequest<>(
            "__id__.list",
            Nothing.class,
            Lines.class,
            Access.holders(USE),
            Limit.of(120, Duration.ofMinutes(1)),
            Effect.reads());
    static final SocketRequest<Add, Added> ADD = new SocketRequest<>(
            "__id__.add",
            Add.class,
            Added.class,
            Access.holders(USE),
            Limit.of(30, Duration.ofMinutes(1)),
            Effect.changes(ADDING, WAS_ADDED));

    static final Announcement<Added> ADDED = new Announcement<>("__id__.added", Added.class);

    private __Id__Events() {}

    record Nothing() {}

    record Add(@Text(max = 200) String text) {}

    record Line(Id id, Id authorId, String text, long addedAt) {}

    record Lines(List<Line> lines) {}

    record Added(Line line) {}
}
