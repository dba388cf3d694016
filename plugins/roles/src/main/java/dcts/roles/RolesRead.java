package dcts.roles;

import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.Holder;
import dcts.api.Id;
import dcts.api.MemberState;
import dcts.api.Members.Found;
import dcts.api.Members.Member;
import dcts.api.Members.Search;
import dcts.api.Permission;
import dcts.api.Places;
import dcts.api.PluginContext;
import dcts.api.Reason;
import dcts.api.Scope;
import dcts.roles.ReadWire.Answer;
import dcts.roles.ReadWire.Asking;
import dcts.roles.ReadWire.AtPlace;
import dcts.roles.ReadWire.Held;
import dcts.roles.ReadWire.HeldBy;
import dcts.roles.ReadWire.Looking;
import dcts.roles.ReadWire.MemberPage;
import dcts.roles.ReadWire.MemberView;
import dcts.roles.ReadWire.Nothing;
import dcts.roles.ReadWire.PlaceView;
import dcts.roles.ReadWire.RoleList;
import dcts.roles.ReadWire.RoleView;
import dcts.roles.ReadWire.RuleView;
import dcts.roles.ReadWire.Wanted;
import dcts.roles.ReadWire.Why;
import dcts.roles.RolesWire.Named;
import dcts.roles.RolesWire.Place;
import dcts.roles.RolesWire.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** From the wire to what there is, for what only reads. */
final class RolesRead {
    private final PluginContext context;
    private final Supplier<Book> present;
    private final Orders orders;

    RolesRead(PluginContext context, Supplier<Book> present, Orders orders) {
        this.context = context;
        this.present = present;
        this.orders = orders;
    }

    RoleList list(Caller caller, Nothing nothing) {
        Book book = present.get();
        return new RoleList(book.roles().stream().map(role -> view(book, role)).toList(), held(book, caller.userId()));
    }

    static RoleView view(Book book, Role role) {
        return new RoleView(
                role.id(),
                role.look().name(),
                role.look().color(),
                role.look().color2(),
                role.look().shown(),
                book.rank(role) + 1,
                role.base());
    }

    Held of(Caller caller, Wanted wanted) {
        Book book = present.get();
        return new Held(wanted.ids().stream()
                .distinct()
                .map(id -> new HeldBy(id, held(book, id)))
                .toList());
    }

    /** The highest first. */
    private static List<Id> held(Book book, Id member) {
        Set<Id> his = book.holding(member).roles();
        return book.roles().stream().map(Role::id).filter(his::contains).toList();
    }

    PlaceView rules(Caller caller, AtPlace wanted) {
        Book book = present.get();
        Scope scope = orders.place(caller, wanted.scope());
        String place = Resolution.place(scope);
        int own = rank(caller, book);
        List<RuleView> rules = new ArrayList<>();
        PlaceRules.ofRoles(book, place)
                .forEach(role -> rules.add(
                        new RuleView(role.id(), null, values(role.rules().at(place)), book.rank(role) < own)));
        Map<Id, Map<String, Boolean>> ofMembers = PlaceRules.ofMembers(book, place);
        context.members().find(ofMembers.keySet()).stream()
                .sorted(Comparator.comparing(Member::displayName))
                .forEach(member -> rules.add(new RuleView(
                        null,
                        new Named(member.id().toString(), member.displayName()),
                        values(ofMembers.getOrDefault(member.id(), Map.of())),
                        mayTouch(caller, book, member))));
        return new PlaceView(scope.path(), PlaceRules.version(book, place), rules, orders.mayGrant(caller, scope));
    }

    static List<Value> values(Map<String, Boolean> rules) {
        return rules.entrySet().stream()
                .map(rule -> new Value(rule.getKey(), rule.getValue() ? "allow" : "deny"))
                .toList();
    }

    /** The owner stands above all roles. */
    static int rank(Caller caller, Book book) {
        return caller.owner()
                ? Integer.MAX_VALUE
                : book.rank(book.holding(caller.userId()).roles());
    }

    private static boolean mayTouch(Caller caller, Book book, Member member) {
        return caller.owner()
                || (!member.owner() && book.rank(book.holding(member.id()).roles()) < rank(caller, book));
    }

    MemberPage members(Caller caller, Looking wanted) {
        Book book = present.get();
        Id role = wanted.roleId();
        String state = wanted.state();
        boolean all = book.base().id().equals(role);
        Found found = context.members()
                .search(new Search(
                        wanted.text(),
                        state == null ? null : MemberState.valueOf(state.toUpperCase(Locale.ROOT)),
                        role == null || all ? null : book.holders(role),
                        wanted.offset(),
                        wanted.limit()));
        return new MemberPage(
                found.members().stream()
                        .map(member -> view(caller, book, member))
                        .toList(),
                found.total());
    }

    private static MemberView view(Caller caller, Book book, Member member) {
        return new MemberView(
                member.id(),
                member.loginName(),
                member.displayName(),
                member.owner(),
                member.state().name().toLowerCase(Locale.ROOT),
                held(book, member.id()),
                !book.holding(member.id()).rules().isEmpty(),
                mayTouch(caller, book, member));
    }

    Answer why(Caller caller, Asking wanted) {
        Id member = wanted.memberId();
        Id role = wanted.roleId();
        if ((member == null) == (role == null)) {
            throw ApiException.invalid("memberId");
        }
        Permission permission = orders.permission(wanted.permission());
        Scope scope = orders.visible(caller, wanted.scope());
        Reason reason = role != null
                ? ofRole(role, permission, scope)
                : ofMember(Objects.requireNonNull(member), permission, scope);
        return new Answer(named(caller, reason, permission, scope));
    }

    private Reason ofMember(Id id, Permission permission, Scope scope) {
        return context.permissions().why(orders.member(id).caller(), permission, scope);
    }

    /** As somebody who has nothing but this role. */
    private Reason ofRole(Id id, Permission permission, Scope scope) {
        Book book = present.get();
        Role role = book.role(id).orElseThrow(ApiException::notFound);
        return permission.defaultHolder() == Holder.OWNER
                ? Reason.of(false, Reason.Cause.OWNER_ONLY, "")
                : Resolution.of(book.subject(new Holding(Set.of(role.id()), Rules.NONE)), permission, scope);
    }

    private Why named(Caller caller, Reason reason, Permission permission, Scope asked) {
        Places places = context.places();
        var at = places.find(caller, reason.at().path())
                .or(() -> places.find(caller, asked.path()))
                .orElseThrow(ApiException::notFound);
        return new Why(
                reason.allowed(),
                reason.cause().name().toLowerCase(Locale.ROOT),
                reason.by(),
                new Place(at.scope().path(), at.name()),
                new Named(permission.key(), permission.label().name()));
    }
}
