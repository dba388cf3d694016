package dcts.roles;

import dcts.api.ApiException;
import dcts.api.Id;
import dcts.roles.Command.Assign;
import dcts.roles.Command.Change;
import dcts.roles.Command.Create;
import dcts.roles.Command.Delete;
import dcts.roles.Command.Move;
import dcts.roles.Command.Rule;
import dcts.roles.Command.TakeBack;
import dcts.roles.Command.Whose.OfMember;
import dcts.roles.Command.Whose.OfRole;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a command makes of a book, whoever gives it. */
final class Changes {
    /** That a server has. */
    static final int MOST_ROLES = 500;

    private Changes() {}

    /**
     * The book after a command.
     *
     * @throws ApiException {@code not_found}, {@code conflict} if something was changed since it was seen, {@code roles.base} for
     *     what cannot be done to the base role, {@code roles.full}
     */
    static Book apply(Book book, Command command) {
        Book next = next(book, command);
        if (next.roles().size() > Math.max(MOST_ROLES, book.roles().size())) {
            throw ApiException.of("roles.full", 409);
        }
        return next;
    }

    private static Book next(Book book, Command command) {
        return switch (command) {
            case Create create ->
                book.with(new Role(create.id(), create.look(), null, false, Rules.NONE, Map.of()), book.base());
            case Change change -> book.with(changed(role(book, change.id(), change.version()), change));
            case Move move -> move(book, move);
            case Delete delete -> book.without(notBase(role(book, delete.id(), delete.version())));
            case Assign assign -> assign(book, assign);
            case Rule rule -> rule(book, rule);
            case TakeBack back -> back.difference().takenBackFrom(book).orElseThrow(ApiException::conflict);
        };
    }

    private static Role changed(Role role, Change wanted) {
        Map<String, Long> numbers = new HashMap<>(role.numbers());
        wanted.numbers()
                .forEach((key, number) ->
                        number.ifPresentOrElse(value -> numbers.put(key, value), () -> numbers.remove(key)));
        return role.with(wanted.look())
                .with(wanted.level())
                .with(role.rules().with(Rules.SERVER, wanted.values()))
                .with(numbers);
    }

    private static Book move(Book book, Move wanted) {
        Role role = notBase(role(book, wanted.id(), wanted.version()));
        Id above = wanted.above();
        Role neighbour = above == null ? book.base() : role(book, above);
        if (neighbour.equals(role)) {
            throw ApiException.invalid("above");
        }
        return book.with(role, neighbour);
    }

    private static Book assign(Book book, Assign wanted) {
        for (Set<Id> ids : List.of(wanted.add(), wanted.remove())) {
            ids.forEach(id -> notBase(role(book, id)));
        }
        Holding holding = book.holding(wanted.member());
        Set<Id> roles = new HashSet<>(holding.roles());
        roles.addAll(wanted.add());
        roles.removeAll(wanted.remove());
        return book.with(wanted.member(), new Holding(roles, holding.rules()));
    }

    private static Book rule(Book book, Rule wanted) {
        if (PlaceRules.version(book, wanted.place()) != wanted.version()) {
            throw ApiException.conflict();
        }
        return switch (wanted.whose()) {
            case OfRole(var id) -> {
                Role role = role(book, id);
                yield book.with(role.with(role.rules().with(wanted.place(), wanted.values())));
            }
            case OfMember(var id) -> {
                Holding holding = book.holding(id);
                Rules rules = holding.rules().with(wanted.place(), wanted.values());
                yield book.with(id, new Holding(holding.roles(), rules));
            }
        };
    }

    private static Role role(Book book, Id id) {
        return book.role(id).orElseThrow(ApiException::notFound);
    }

    private static Role role(Book book, Id id, long version) {
        Role role = role(book, id);
        if (Cells.version(Cells.of(role)) != version) {
            throw ApiException.conflict();
        }
        return role;
    }

    private static Role notBase(Role role) {
        if (role.base()) {
            throw ApiException.of("roles.base", 409);
        }
        return role;
    }
}
