package dcts.roles;

import static dcts.roles.Some.ADMIN;
import static dcts.roles.Some.BASE;
import static dcts.roles.Some.BOOK;
import static dcts.roles.Some.CHANNEL;
import static dcts.roles.Some.HELPER;
import static dcts.roles.Some.HELPS;
import static dcts.roles.Some.LENGTH;
import static dcts.roles.Some.MODERATES;
import static dcts.roles.Some.MODERATOR;
import static dcts.roles.Some.NOBODY;
import static dcts.roles.Some.SEND;
import static dcts.roles.Some.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcts.api.Holder;
import dcts.api.Id;
import dcts.roles.Role.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each command makes of a book. */
class ChangesTest {
    private static final Look BLUE = new Look("Blue", "#0000ff", "#00ffff", true);

    private static List<Id> order(Book book) {
        return book.roles().stream().map(Role::id).toList();
    }

    private static void refused(String code, Command command) {
        assertThatThrownBy(() -> after(command)).hasMessage(code);
    }

    @Test
    void ranksCountFromTheBaseRoleUp() {
        assertThat(List.of(BASE, HELPER, MODERATOR, ADMIN))
                .extracting(BOOK::rank)
                .containsExactly(0, 1, 2, 3);
        assertThat(BOOK.rank(Set.of())).isZero();
        assertThat(BOOK.rank(Set.of(HELPER.id(), ADMIN.id()))).isEqualTo(3);
        assertThat(BOOK.holders(HELPER.id())).containsExactly(HELPS);
        assertThat(BOOK.holders(BASE.id())).isEmpty();
    }

    @Test
    void aNewRoleStandsLowestAboveTheBaseRole() {
        Book book = after(new Command.Create(new Id(50), BLUE));
        assertThat(order(book)).containsExactly(ADMIN.id(), MODERATOR.id(), HELPER.id(), new Id(50), BASE.id());
        assertThat(book.role(new Id(50)).orElseThrow().look()).isEqualTo(BLUE);
        assertThat(BLUE).isNotEqualTo(new Look("Blue", "#0000ff", "#00ffff", false));
    }

    @Test
    void thereAreAtMostFiveHundred() {
        List<Role> many = new ArrayList<>();
        for (int i = 1; i < Changes.MOST_ROLES; i++) {
            many.add(new Role(new Id(1_000 + i), BLUE, null, false, Rules.NONE, Map.of()));
        }
        many.add(BASE);
        var create = new Command.Create(new Id(50), BLUE);
        assertThatThrownBy(() -> Changes.apply(new Book(many, Map.of()), create))
                .hasMessage("roles.full");
        many.removeFirst();
        Book full = Changes.apply(new Book(many, Map.of()), create);
        assertThat(full.roles()).hasSize(Changes.MOST_ROLES);
        var back = new Command.TakeBack(
                new Id(99), Difference.between(full, full.without(full.roles().getFirst())));
        Book again = Changes.apply(full.without(full.roles().getFirst()), new Command.Create(new Id(51), BLUE));
        assertThatThrownBy(() -> Changes.apply(again, back)).hasMessage("roles.full");
    }

    @Test
    void aRoleIsChangedInAllThatIsSaidAndNothingElse() {
        var change = new Command.Change(
                HELPER.id(),
                Some.version(HELPER),
                BLUE,
                Holder.MODERATOR,
                Map.of(SEND.key(), Optional.of(false)),
                Map.of(LENGTH.key(), Optional.of(7L)));
        Role changed = after(change).role(HELPER.id()).orElseThrow();
        assertThat(changed.look()).isEqualTo(BLUE);
        assertThat(changed.level()).isEqualTo(Holder.MODERATOR);
        assertThat(changed.rules().get(Rules.SERVER, SEND.key())).isFalse();
        assertThat(changed.numbers()).isEqualTo(Map.of(LENGTH.key(), 7L));
        var undone = new Command.Change(
                HELPER.id(),
                Some.version(changed),
                HELPER.look(),
                null,
                Map.of(SEND.key(), Optional.empty()),
                Map.of(LENGTH.key(), Optional.empty()));
        assertThat(Changes.apply(BOOK.with(changed), undone).role(HELPER.id())).contains(HELPER);
        assertThat(Changes.apply(BOOK.with(changed), undone).role(ADMIN.id())).contains(ADMIN);
    }

    @Test
    void everythingThatCanBeChangedIsInTheVersion() {
        List<Role> all = List.of(
                HELPER,
                HELPER.with(new Look("Other", null, null, false)),
                HELPER.with(new Look("Helper", "#000001", null, false)),
                HELPER.with(new Look("Helper", null, "#000001", false)),
                HELPER.with(new Look("Helper", null, null, true)),
                HELPER.with(Holder.MEMBER),
                HELPER.with(Map.of(LENGTH.key(), 7L)),
                HELPER.with(Map.of(LENGTH.key(), 8L)),
                HELPER.with(Rules.NONE.with("server", Map.of(SEND.key(), Optional.of(true)))),
                HELPER.with(Rules.NONE.with("server", Map.of(SEND.key(), Optional.of(false)))),
                HELPER.with(Rules.NONE.with("chat.channel:3", Map.of(SEND.key(), Optional.of(true)))));
        assertThat(all).extracting(Some::version).doesNotHaveDuplicates();
        assertThat(all).doesNotHaveDuplicates();
        all.forEach(role -> {
            Book book = BOOK.with(role);
            assertThat(Cells.book(Cells.of(book)).role(HELPER.id())).contains(role);
        });
    }

    @Test
    void whatWasChangedSinceIsAConflict() {
        var old = new Command.Change(HELPER.id(), 5, BLUE, null, Map.of(), Map.of());
        refused("conflict", old);
        refused("conflict", new Command.Delete(HELPER.id(), 5));
        refused("conflict", new Command.Move(HELPER.id(), 5, null));
        refused("conflict", new Command.Rule("chat.channel:3", 5, new Command.Whose.OfRole(HELPER.id()), Map.of()));
        Role other = HELPER.with(BLUE);
        var stale = Difference.between(BOOK, BOOK.with(other));
        refused("conflict", new Command.TakeBack(new Id(99), stale));
    }

    @Test
    void whatIsUnknownIsNotFound() {
        var gone = new Id(77);
        refused("not_found", new Command.Change(gone, 0, BLUE, null, Map.of(), Map.of()));
        refused("not_found", new Command.Delete(gone, 0));
        refused("not_found", new Command.Move(HELPER.id(), Some.version(HELPER), gone));
        refused("not_found", new Command.Assign(HELPS, Set.of(gone), Set.of()));
        refused("not_found", new Command.Assign(HELPS, Set.of(), Set.of(gone)));
    }

    @Test
    void theBaseRoleStays() {
        refused("roles.base", Some.delete(BASE));
        refused("roles.base", Some.move(BASE, null));
        refused("roles.base", Some.give(HELPS, BASE));
        refused("roles.base", Some.take(HELPS, BASE));
        assertThat(after(Some.deny(BASE, SEND)).base().rules().get(Rules.SERVER, SEND.key()))
                .isFalse();
    }

    @Test
    void aRoleGoesDirectlyAboveAnother() {
        assertThat(order(after(Some.move(HELPER, MODERATOR))))
                .containsExactly(ADMIN.id(), HELPER.id(), MODERATOR.id(), BASE.id());
        assertThat(order(after(Some.move(ADMIN, null))))
                .containsExactly(MODERATOR.id(), HELPER.id(), ADMIN.id(), BASE.id());
        assertThat(order(after(Some.move(HELPER, ADMIN))))
                .containsExactly(HELPER.id(), ADMIN.id(), MODERATOR.id(), BASE.id());
        refused("invalid at above", Some.move(HELPER, HELPER));
    }

    @Test
    void aRoleThatGoesIsTakenFromAll() {
        Book book = after(Some.delete(HELPER));
        assertThat(order(book)).containsExactly(ADMIN.id(), MODERATOR.id(), BASE.id());
        assertThat(book.holdings()).doesNotContainKey(HELPS);
        assertThat(Some.back(BOOK, book)
                        .difference()
                        .takenBackFrom(book)
                        .orElseThrow()
                        .holders(HELPER.id()))
                .containsExactly(HELPS);
    }

    @Test
    void rolesAreGivenAndTaken() {
        assertThat(after(Some.give(HELPS, MODERATOR)).holding(HELPS).roles())
                .containsExactlyInAnyOrder(HELPER.id(), MODERATOR.id());
        assertThat(after(Some.take(HELPS, HELPER)).holding(HELPS)).isEqualTo(Holding.NONE);
        assertThat(after(Some.give(NOBODY, HELPER)).holding(NOBODY)).isEqualTo(Some.has(HELPER));
        var both = new Command.Assign(MODERATES, Set.of(HELPER.id()), Set.of(MODERATOR.id()));
        assertThat(after(both).holding(MODERATES)).isEqualTo(Some.has(HELPER));
    }

    @Test
    void rulesStandAtOnePlaceAndCountThereInItsVersion() {
        String place = Resolution.place(CHANNEL);
        Book ofRole = after(Some.ruleOf(HELPER, SEND, false));
        assertThat(PlaceRules.ofRoles(ofRole, place)).extracting(Role::id).containsExactly(HELPER.id());
        assertThat(PlaceRules.ofMembers(ofRole, place)).isEmpty();
        Book ofMember = after(Some.ruleFor(HELPS, SEND, false));
        assertThat(PlaceRules.ofMembers(ofMember, place)).isEqualTo(Map.of(HELPS, Map.of(SEND.key(), false)));
        assertThat(PlaceRules.ofRoles(ofMember, place)).isEmpty();
        assertThat(List.of(BOOK, ofRole, ofMember))
                .extracting(book -> PlaceRules.version(book, place))
                .doesNotHaveDuplicates();
        assertThat(PlaceRules.version(ofRole, "chat.channel:4")).isEqualTo(PlaceRules.version(BOOK, "chat.channel:4"));
        assertThat(ofRole.without(List.of(place)).roles()).isEqualTo(BOOK.roles());
        assertThat(ofMember.without(List.of(place)).holdings()).isEqualTo(BOOK.holdings());
        assertThat(ofMember.holding(HELPS).rules().isEmpty()).isFalse();
    }
}
