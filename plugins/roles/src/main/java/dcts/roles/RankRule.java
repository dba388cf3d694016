package dcts.roles;

import dcts.api.ApiException;
import dcts.api.Id;
import dcts.api.Permission;
import dcts.api.Quota;
import dcts.api.Scope;
import dcts.roles.Command.Assign;
import dcts.roles.Command.Change;
import dcts.roles.Command.Create;
import dcts.roles.Command.Delete;
import dcts.roles.Command.Move;
import dcts.roles.Command.Rule;
import dcts.roles.Command.TakeBack;
import dcts.roles.Command.Whose.OfMember;
import dcts.roles.Command.Whose.OfRole;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Nobody grants, edits or takes what is not strictly below him, and nobody grants what he does not hold himself. It looks at
 * the roles and members that are named, and then at what really changes for whom: whatever way leads there, the outcome counts.
 */
final class RankRule {
    private RankRule() {}

    /** Who asks for a change. */
    interface Actor {
        Id id();

        /** Who stands above all. */
        boolean owner();

        boolean holds(Permission permission, Scope scope);

        long has(Quota quota);
    }

    /**
     * Demands that the actor may do it.
     *
     * @throws ApiException {@code forbidden} if not
     */
    static void demand(Actor actor, Book book, Command command) {
        if (actor.owner()) {
            return;
        }
        int own = rank(actor, book);
        boolean below = switch (command) {
            case Create ignored -> own > 0;
            case Change change -> isBelow(book, change.id(), own);
            case Delete delete -> isBelow(book, delete.id(), own);
            case Move move ->
                isBelow(book, move.id(), own)
                        && isBelow(
                                book,
                                Optional.ofNullable(move.above())
                                        .orElse(book.base().id()),
                                own);
            case Assign assign ->
                isMemberBelow(book, assign.member(), own)
                        && Stream.concat(assign.add().stream(), assign.remove().stream())
                                .allMatch(id -> isBelow(book, id, own));
            case Rule(var place, var version, var whose, var values) ->
                switch (whose) {
                    case OfRole(var id) -> isBelow(book, id, own);
                    case OfMember(var id) -> isMemberBelow(book, id, own);
                };
            case TakeBack back -> isBelow(book, back.difference(), own);
        };
        if (!below) {
            throw ApiException.forbidden();
        }
    }

    /** Every role and member that is touched stands below. */
    private static boolean isBelow(Book book, Difference difference, int own) {
        return difference.cells().stream()
                .allMatch(cell -> Cells.role(cell)
                                .map(Id::parse)
                                .map(id -> isBelow(book, id, own))
                                .orElse(true)
                        && Cells.member(cell)
                                .map(Id::parse)
                                .map(id -> isMemberBelow(book, id, own))
                                .orElse(true));
    }

    private static int rank(Actor actor, Book book) {
        return book.rank(book.holding(actor.id()).roles());
    }

    private static boolean isBelow(Book book, Id role, int own) {
        return book.role(role).map(found -> book.rank(found) < own).orElse(own > 0);
    }

    private static boolean isMemberBelow(Book book, Id member, int own) {
        return book.rank(book.holding(member).roles()) < own;
    }

    /**
     * Demands that the actor may bring all this about.
     *
     * @throws ApiException {@code forbidden} if not
     */
    static void demand(Actor actor, Book before, Book after, Effects effects) {
        if (actor.owner()) {
            return;
        }
        int own = rank(actor, before);
        BitSet above = effects.crowd().where(group -> before.rank(group.before().roles()) >= own);
        BitSet others = (BitSet) above.clone();
        others.andNot(effects.crowd().where(group -> isAlone(actor, group)));
        boolean allowed = keepsAbove(own, before, after)
                && effects.effects().stream()
                        .allMatch(effect -> effect.gained()
                                ? !effect.who().intersects(above) && actor.holds(effect.permission(), effect.scope())
                                : !effect.who().intersects(others))
                && effects.shifts().stream()
                        .allMatch(shift -> shift.after() > shift.before()
                                ? !shift.who().intersects(above) && actor.has(shift.quota()) >= shift.after()
                                : !shift.who().intersects(others));
        if (!allowed) {
            throw ApiException.forbidden();
        }
    }

    /** Nothing comes to stand among what stands as high as he or higher, and nothing there moves or goes. */
    private static boolean keepsAbove(int own, Book before, Book after) {
        List<Id> above = before.roles().stream()
                .filter(role -> before.rank(role) >= own)
                .map(Role::id)
                .toList();
        return after.roles().stream().map(Role::id).limit(above.size()).toList().equals(above);
    }

    /** Whoever takes something from himself harms nobody else. */
    private static boolean isAlone(Actor actor, Group group) {
        return group.members().equals(Set.of(actor.id()));
    }
}
