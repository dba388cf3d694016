package dcts.roles;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.api.Id;
import dcts.roles.Role.Look;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Books as cells, what differs, and taking it back. */
class DifferenceTest {
    @Test
    void aBookIsTheSameAfterItWasWrittenAsCells() {
        var random = new Random(7);
        for (int i = 0; i < 200; i++) {
            Book book = filled(random);
            Book read = Cells.book(Cells.of(book));
            assertThat(read.roles()).isEqualTo(book.roles());
            assertThat(read.holdings()).isEqualTo(book.holdings());
        }
    }

    @Test
    void everyChangeCanBeTakenBackAndLeavesWhatOthersChangedSince() {
        var random = new Random(8);
        for (int i = 0; i < 200; i++) {
            Book one = filled(random);
            Book other = i % 2 == 0 ? one.without(one.roles().getFirst()) : filled(random, one);
            if (one.roles().size() > 1 || i % 2 == 1) {
                var difference = Difference.between(one, other);
                Book back = difference.takenBackFrom(other).orElseThrow();
                assertThat(back.roles()).isEqualTo(one.roles());
                assertThat(back.holdings()).isEqualTo(one.holdings());
            }
        }
    }

    @Test
    void whatWasChangedSinceIsNotTakenBack() {
        Role base = ResolutionTest.book(new Random(1)).base();
        Book one = new Book(List.of(base), Map.of());
        Book other = one.with(base.with(new Look("Guest", null, null, false)));
        Book third = other.with(base.with(new Look("Visitor", null, null, false)));
        assertThat(Difference.between(one, other).takenBackFrom(third)).isEmpty();
    }

    @Test
    void aRoleThatCameGoesThoughAnotherCameSince() {
        Role base = ResolutionTest.book(new Random(1)).base();
        Book one = new Book(List.of(base), Map.of());
        Book two = one.with(role(201), base);
        Book three = two.with(role(202), base).with(new Id(5), new Holding(Set.of(new Id(202)), Rules.NONE));
        Book back = Difference.between(one, two).takenBackFrom(three).orElseThrow();
        assertThat(back.roles()).extracting(Role::id).containsExactly(new Id(202), base.id());
        Book again = Difference.between(two, one.with(new Id(5), Holding.NONE))
                .takenBackFrom(back)
                .orElseThrow();
        assertThat(again.roles()).extracting(Role::id).containsExactly(new Id(201), new Id(202), base.id());
    }

    @Test
    void aRoleComesBackBelowTheNextThatIsLeftOfThoseAboveIt() {
        Role base = ResolutionTest.book(new Random(1)).base();
        Book one = new Book(List.of(role(201), role(202), role(203), base), Map.of());
        Book two = one.without(role(203));
        Book back = Difference.between(one, two)
                .takenBackFrom(two.without(role(202)))
                .orElseThrow();
        assertThat(back.roles()).extracting(Role::id).containsExactly(new Id(201), new Id(203), base.id());
        Book alone = Difference.between(one, two)
                .takenBackFrom(two.without(role(202)).without(role(201)))
                .orElseThrow();
        assertThat(alone.roles()).extracting(Role::id).containsExactly(new Id(203), base.id());
    }

    @Test
    void aRoleThatOthersHavePutSomethingIntoSinceDoesNotGo() {
        Role base = ResolutionTest.book(new Random(1)).base();
        Book one = new Book(List.of(base), Map.of());
        Role made = new Role(new Id(201), new Look("r", null, null, true), null, false, Rules.NONE, Map.of());
        Book two = one.with(made, base);
        var difference = Difference.between(one, two);
        Rules rules = Rules.NONE.with("server", Map.of("chat.send", Optional.of(true)));
        List<Book> since = List.of(
                two.with(new Id(5), new Holding(Set.of(made.id()), Rules.NONE)),
                two.with(made.with(rules)),
                two.with(made.with(Map.of("a.b", 7L))));
        assertThat(since)
                .allSatisfy(book -> assertThat(difference.takenBackFrom(book)).isEmpty());
        assertThat(difference.takenBackFrom(two.with(new Id(5), new Holding(Set.of(), rules))))
                .isPresent();
    }

    @Test
    void theRightsItTakesAreThoseAtItsPlaces() {
        Role base = ResolutionTest.book(new Random(1)).base();
        Role other = role(201);
        Book one = new Book(List.of(other, base), Map.of());
        Rules rules = Rules.NONE.with("chat.channel:3", Map.of("chat.send", Optional.of(true)));
        var ofRole = Difference.between(one, one.with(other.with(rules)));
        assertThat(ofRole.places()).containsExactly("chat.channel:3");
        assertThat(ofRole.assigns()).isFalse();
        Book held = one.with(other.with(rules)).with(new Id(5), new Holding(Set.of(other.id()), rules));
        var ofMember = Difference.between(one.with(other.with(rules)), held);
        assertThat(ofMember.places()).containsExactly("chat.channel:3");
        assertThat(ofMember.assigns()).isTrue();
        var whole = Difference.between(held, held.without(other.with(rules)));
        assertThat(whole.places()).as("where its rules are is its own affair").containsExactly("server");
        assertThat(whole.assigns()).isFalse();
    }

    private static Role role(long id) {
        return new Role(
                new Id(id), new Look("r" + id, "#123456", null, true), null, false, Rules.NONE, Map.of("a.b", 7L));
    }

    private static Book filled(Random random) {
        return filled(random, ResolutionTest.book(random));
    }

    private static Book filled(Random random, Book book) {
        Map<Id, Holding> holdings = new HashMap<>();
        for (int i = 1; i < 6; i++) {
            holdings.put(new Id(i), ResolutionTest.holding(random, book));
        }
        return new Book(book.roles(), holdings);
    }
}
