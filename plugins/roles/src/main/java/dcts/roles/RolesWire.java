package dcts.roles;

import dcts.api.Access;
import dcts.api.Announcement;
import dcts.api.Effect;
import dcts.api.Id;
import dcts.api.Items;
import dcts.api.Limit;
import dcts.api.Range;
import dcts.api.SocketRequest;
import dcts.api.Text;
import dcts.roles.api.Roles;
import dcts.roles.api.RolesPermissions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What changes over the wire. What is only read is in {@link ReadWire}. */
final class RolesWire {
    private static final Limit CHANGES = Limit.of(120, Duration.ofMinutes(1));
    private static final Access MANAGERS = Access.holders(RolesPermissions.MANAGE);
    private static final Effect CHANGE = Effect.changes(Roles.CHANGING, Roles.CHANGED);
    static final String COLOR = "(#[0-9a-f]{6})?";
    static final long LARGEST = 0xffff_ffffL;

    static final SocketRequest<Creating, Outcome> CREATE =
            new SocketRequest<>("roles.create", Creating.class, Outcome.class, MANAGERS, CHANGES, CHANGE);
    static final SocketRequest<Changing, Outcome> CHANGE_ROLE =
            new SocketRequest<>("roles.change", Changing.class, Outcome.class, MANAGERS, CHANGES, CHANGE);
    static final SocketRequest<Moving, Outcome> MOVE =
            new SocketRequest<>("roles.move", Moving.class, Outcome.class, MANAGERS, CHANGES, CHANGE);
    static final SocketRequest<Deleting, Outcome> DELETE =
            new SocketRequest<>("roles.delete", Deleting.class, Outcome.class, MANAGERS, CHANGES, CHANGE);
    static final SocketRequest<Assigning, Outcome> ASSIGN = new SocketRequest<>(
            "roles.assign", Assigning.class, Outcome.class, Access.holders(RolesPermissions.ASSIGN), CHANGES, CHANGE);
    static final SocketRequest<Ruling, Outcome> RULE = new SocketRequest<>(
            "roles.rule", Ruling.class, Outcome.class, Access.atObject(RolesPermissions.MANAGE), CHANGES, CHANGE);
    static final SocketRequest<Undoing, Outcome> UNDO = new SocketRequest<>(
            "roles.undo", Undoing.class, Outcome.class, Access.atObject(RolesPermissions.ASSIGN), CHANGES, CHANGE);
    static final Announcement<RolesChanged> CHANGED = new Announcement<>("roles.changed", RolesChanged.class);

    private RolesWire() {}

    record Value(
            @Text(max = 128) String key,
            @Text(max = 7, pattern = "allow|deny|inherit") String value) {}

    record NumberValue(
            @Text(max = 128) String key,
            @Nullable @Range(min = 0, max = Long.MAX_VALUE) Long value) {}

    record Creating(
            @Text(max = 64) String name,

            @Nullable @Text(min = 0, max = 7, pattern = COLOR)
            String color,

            @Nullable @Text(min = 0, max = 7, pattern = COLOR)
            String color2,

            @Nullable Boolean shown,
            @Nullable Boolean preview) {}

    /**
     * Other values of a role; what is absent stays.
     *
     * @param level {@code none} for none
     */
    record Changing(
            Id roleId,
            @Range(min = 0, max = LARGEST) long version,
            @Nullable Looks look,

            @Nullable @Text(max = 9, pattern = "member|moderator|admin|none")
            String level,

            @Nullable @Items(max = 500) List<Value> values,
            @Nullable @Items(max = 100) List<NumberValue> numbers,
            @Nullable Boolean preview) {}

    /**
     * Another look; what is absent stays.
     *
     * @param color empty for none
     * @param color2 empty for none
     */
    record Looks(
            @Nullable @Text(max = 64) String name,

            @Nullable @Text(min = 0, max = 7, pattern = COLOR)
            String color,

            @Nullable @Text(min = 0, max = 7, pattern = COLOR)
            String color2,

            @Nullable Boolean shown) {}

    record Moving(
            Id roleId,
            @Range(min = 0, max = LARGEST) long version,
            @Nullable Id above,
            @Nullable Boolean preview) {}

    record Deleting(
            Id roleId,
            @Range(min = 0, max = LARGEST) long version,
            @Nullable Boolean preview) {}

    record Assigning(
            Id memberId,
            @Items(max = 100) List<Id> add,
            @Items(max = 100) List<Id> remove,
            @Nullable Boolean preview) {}

    /** Other rules of a role or a member, of exactly one of them, at a place. */
    record Ruling(
            @Text(max = 256) String scope,
            @Range(min = 0, max = LARGEST) long version,
            @Nullable Id roleId,
            @Nullable Id memberId,
            @Items(max = 500) List<Value> values,
            @Nullable Boolean preview) {}

    record Undoing(Id undoId, @Nullable Boolean preview) {}

    /**
     * What became of a change.
     *
     * @param roleId of a new role
     * @param undoId takes it back within ten minutes
     * @param preview what it would do, if nothing was to be changed yet
     */
    record Outcome(
            @Nullable Id roleId,
            @Nullable Id undoId,
            @Nullable Preview preview) {}

    /**
     * What a change would do; of each kind at most a hundred.
     *
     * @param more how many there are besides
     */
    record Preview(List<Shift> gains, List<Shift> losses, List<NumberShift> numbers, More more) {}

    record More(long gains, long losses, long numbers) {}

    /**
     * What some members gain or lose.
     *
     * @param members how many
     * @param names of up to three of them
     */
    record Shift(Named permission, Place place, long members, List<String> names) {}

    record NumberShift(Named quota, long before, long after, long members, List<String> names) {}

    record Named(String key, String name) {}

    record Place(String scope, String name) {}

    /**
     * Something about roles has changed.
     *
     * @param roles whether roles have
     * @param members who has other roles; empty if there are too many
     */
    record RolesChanged(boolean roles, List<Id> members) {}
}
