package dcts.roles;

import dcts.api.Access;
import dcts.api.Effect;
import dcts.api.Id;
import dcts.api.Items;
import dcts.api.Limit;
import dcts.api.Range;
import dcts.api.SocketRequest;
import dcts.api.Text;
import dcts.roles.RolesWire.Named;
import dcts.roles.RolesWire.NumberValue;
import dcts.roles.RolesWire.Place;
import dcts.roles.RolesWire.Value;
import dcts.roles.api.RolesPermissions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is read over the wire. */
final class ReadWire {
    private static final Limit READS = Limit.of(300, Duration.ofMinutes(1));
    private static final Access READERS = Access.holders(RolesPermissions.READ);
    private static final Access MANAGERS = Access.holders(RolesPermissions.MANAGE);

    static final SocketRequest<Nothing, RoleList> LIST = asking("roles.list", Nothing.class, RoleList.class, READERS);
    static final SocketRequest<Wanted, Held> OF = asking("roles.of", Wanted.class, Held.class, READERS);
    static final SocketRequest<Nothing, Editor> EDITOR = asking("roles.editor", Nothing.class, Editor.class, MANAGERS);
    static final SocketRequest<AtPlace, PlaceView> RULES =
            asking("roles.rules", AtPlace.class, PlaceView.class, Access.atObject(RolesPermissions.MANAGE));
    static final SocketRequest<Looking, MemberPage> MEMBERS =
            asking("roles.members", Looking.class, MemberPage.class, Access.holders(RolesPermissions.ASSIGN));
    static final SocketRequest<Asking, Answer> WHY = asking("roles.why", Asking.class, Answer.class, MANAGERS);

    private ReadWire() {}

    private static <I extends Record, O extends Record> SocketRequest<I, O> asking(
            String name, Class<I> request, Class<O> answer, Access access) {
        return new SocketRequest<>(name, request, answer, access, READS, Effect.reads());
    }

    record Nothing() {}

    /**
     * A role.
     *
     * @param rank how high it stands, from 1
     * @param base whether everybody has it
     */
    record RoleView(
            Id id,
            String name,
            @Nullable String color,
            @Nullable String color2,
            boolean shown,
            int rank,
            boolean base) {}

    record RoleList(List<RoleView> roles, List<Id> mine) {}

    record Wanted(@Items(max = 100) List<Id> ids) {}

    record Held(List<HeldBy> members) {}

    record HeldBy(Id id, List<Id> roles) {}

    /**
     * Everything that is edited.
     *
     * @param mayGrant what the one who asks holds on the whole server
     */
    record Editor(
            List<EditedRole> roles,
            List<PermissionView> permissions,
            List<QuotaView> quotas,
            List<PlaceEntry> places,
            List<String> mayGrant) {}

    /**
     * A role as it is edited.
     *
     * @param version of all that is here
     * @param level a declared holder in lower case: allows what such holders have by default
     * @param members how many people have it
     * @param mayEdit whether it stands below the one who asks
     */
    record EditedRole(
            RoleView role,
            long version,
            @Nullable String level,
            long members,
            List<Value> values,
            List<NumberValue> numbers,
            boolean mayEdit) {}

    /** @param grantable false for what is the owner's alone */
    record PermissionView(
            String key,
            String plugin,
            String name,
            String meaning,
            String danger,
            boolean speaks,
            String defaultHolder,
            boolean grantable) {}

    record QuotaView(String key, String name, String meaning, long fallback, long min, long max) {}

    /** @param depth how many places are around it */
    record PlaceEntry(String scope, String name, int depth, String kind) {}

    record AtPlace(@Text(max = 256) String scope) {}

    /**
     * The rules at a place.
     *
     * @param mayGrant what the one who asks holds there
     */
    record PlaceView(String scope, long version, List<RuleView> rules, List<String> mayGrant) {}

    /** The rules of a role or a member. */
    record RuleView(@Nullable Id roleId, @Nullable Named member, List<Value> values, boolean mayEdit) {}

    record Looking(
            @Text(min = 0, max = 64) String text,
            @Nullable Id roleId,

            @Nullable @Text(max = 8, pattern = "active|pending|muted|banned")
            String state,

            @Range(min = 0, max = 10_000_000) int offset,
            @Range(min = 1, max = 200) int limit) {}

    record MemberPage(List<MemberView> members, long total) {}

    /**
     * Somebody in the list of members.
     *
     * @param rules whether he has rules of his own
     * @param mayAssign whether he stands below the one who asks
     */
    record MemberView(
            Id id,
            String loginName,
            String displayName,
            boolean owner,
            String state,
            List<Id> roles,
            boolean rules,
            boolean mayAssign) {}

    /** Asks about exactly one of a role and a member. */
    record Asking(
            @Nullable Id memberId,
            @Nullable Id roleId,
            @Text(max = 128) String permission,
            @Text(max = 256) String scope) {}

    record Answer(Why why) {}

    record Why(boolean allowed, String cause, String by, Place place, Named permission) {}
}
