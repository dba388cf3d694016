package dcts.roles;

import dcts.api.Holder;
import dcts.api.Id;
import dcts.api.Permission;
import dcts.api.Quota;
import dcts.api.Scope;
import dcts.roles.Effects.World;
import dcts.roles.Role.Look;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A small server: three roles above the base role, and somebody at each height. */
final class Some {
    static final Permission READ = new Permission("chat.read", Holder.MEMBER);
    static final Permission SEND = new Permission("chat.send", Holder.MEMBER);
    static final Permission CALM = new Permission("chat.calm", Holder.MODERATOR);
    static final Quota LENGTH = new Quota("chat.length", new Permission.Label("Length", "", ""), 100, 1, 1_000);
    static final Scope CHANNEL = new Scope("server/chat.group:1/chat.channel:3");
    static final Scope OTHER = new Scope("server/chat.group:1/chat.channel:4");
    static final World WORLD =
            World.of(List.of(READ, SEND, CALM), List.of(LENGTH), List.of(Scope.SERVER, CHANNEL, OTHER));

    static final Role BASE = role(10, "Member", Holder.MEMBER, true);
    static final Role HELPER = role(11, "Helper", null, false);
    static final Role MODERATOR = role(12, "Moderator", Holder.MODERATOR, false);
    static final Role ADMIN = role(13, "Administrator", Holder.ADMIN, false);

    static final Id NOBODY = new Id(1);
    static final Id HELPS = new Id(2);
    static final Id MODERATES = new Id(3);
    static final Id ADMINISTERS = new Id(4);

    static final Book BOOK = new Book(
            List.of(ADMIN, MODERATOR, HELPER, BASE),
            Map.of(HELPS, has(HELPER), MODERATES, has(MODERATOR), ADMINISTERS, has(ADMIN)));

    private Some() {}

    private static Role role(long id, String name, @Nullable Holder level, boolean base) {
        return new Role(new Id(id), new Look(name, null, null, false), level, base, Rules.NONE, Map.of());
    }

    static Holding has(Role... roles) {
        return new Holding(Arrays.stream(roles).map(Role::id).collect(Collectors.toSet()), Rules.NONE);
    }

    static long version(Role role) {
        return Cells.version(Cells.of(role));
    }

    static Command.Change change(Role role, Map<String, Optional<Boolean>> values) {
        return new Command.Change(role.id(), version(role), role.look(), role.level(), values, Map.of());
    }

    static Command.Change allow(Role role, Permission permission) {
        return change(role, Map.of(permission.key(), Optional.of(true)));
    }

    static Command.Change deny(Role role, Permission permission) {
        return change(role, Map.of(permission.key(), Optional.of(false)));
    }

    static Command.Change number(Role role, long number) {
        return new Command.Change(
                role.id(),
                version(role),
                role.look(),
                role.level(),
                Map.of(),
                Map.of(LENGTH.key(), Optional.of(number)));
    }

    static Command.Assign give(Id member, Role role) {
        return new Command.Assign(member, Set.of(role.id()), Set.of());
    }

    static Command.Assign take(Id member, Role role) {
        return new Command.Assign(member, Set.of(), Set.of(role.id()));
    }

    static Command.Move move(Role role, @Nullable Role above) {
        return new Command.Move(role.id(), version(role), above == null ? null : above.id());
    }

    static Command.Delete delete(Role role) {
        return new Command.Delete(role.id(), version(role));
    }

    static Command.Rule ruleFor(Id member, Permission permission, boolean allow) {
        return rule(new Command.Whose.OfMember(member), permission, allow);
    }

    static Command.Rule ruleOf(Role role, Permission permission, boolean allow) {
        return rule(new Command.Whose.OfRole(role.id()), permission, allow);
    }

    private static Command.Rule rule(Command.Whose whose, Permission permission, boolean allow) {
        String place = Resolution.place(CHANNEL);
        return new Command.Rule(
                place, PlaceRules.version(BOOK, place), whose, Map.of(permission.key(), Optional.of(allow)));
    }

    /** What a command makes of the book. */
    static Book after(Command command) {
        return Changes.apply(BOOK, command);
    }

    static Command.TakeBack back(Book before, Book after) {
        return new Command.TakeBack(new Id(99), Difference.between(before, after));
    }
}
