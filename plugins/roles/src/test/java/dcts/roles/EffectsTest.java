package dcts.roles;

import static dcts.roles.Some.ADMIN;
import static dcts.roles.Some.BASE;
import static dcts.roles.Some.BOOK;
import static dcts.roles.Some.CALM;
import static dcts.roles.Some.HELPER;
import static dcts.roles.Some.HELPS;
import static dcts.roles.Some.LENGTH;
import static dcts.roles.Some.MODERATES;
import static dcts.roles.Some.MODERATOR;
import static dcts.roles.Some.NOBODY;
import static dcts.roles.Some.READ;
import static dcts.roles.Some.SEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcts.api.ApiException;
import dcts.api.Id;
import dcts.api.Permission;
import dcts.api.Quota;
import dcts.api.Scope;
import dcts.roles.Effects.World;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who gains and loses what by a change, and who may bring it about. */
class EffectsTest {
    /** An effect in words: the group's first member or who would be, the permission, the place, gained or lost. */
    private static List<String> effects(Command command) {
        var all = Effects.between(BOOK, Some.after(command), Some.WORLD);
        return all.effects().stream()
                .flatMap(effect -> all.crowd()
                        .groups(effect.who())
                        .map(group -> who(group) + " " + (effect.gained() ? "gains " : "loses ")
                                + effect.permission().key() + " at " + Resolution.place(effect.scope())))
                .toList();
    }

    private static String who(Group group) {
        return group.imagined()
                ? "one with a role"
                : group.members().isEmpty() ? "all others" : group.members().toString();
    }

    @Test
    void whatEverybodyLosesTheHigherKeepByTheirOwnRoles() {
        assertThat(effects(Some.deny(BASE, SEND)))
                .containsExactlyInAnyOrder("all others loses chat.send at server", "[2] loses chat.send at server");
    }

    @Test
    void whatARoleIsGivenItsHoldersGainAndWhoeverIsGivenIt() {
        assertThat(effects(Some.allow(HELPER, CALM)))
                .containsExactlyInAnyOrder(
                        "[2] gains chat.calm at server", "one with a role gains chat.calm at server");
    }

    @Test
    void whatIsSaidAtAPlaceHoldsThere() {
        assertThat(effects(Some.ruleFor(HELPS, READ, false))).containsExactly("[2] loses chat.read at chat.channel:3");
        assertThat(effects(Some.ruleOf(BASE, SEND, false)))
                .containsExactlyInAnyOrder(
                        "all others loses chat.send at chat.channel:3",
                        "[2] loses chat.send at chat.channel:3",
                        "[3] loses chat.send at chat.channel:3",
                        "[4] loses chat.send at chat.channel:3");
    }

    @Test
    void aRoleBringsWhatItImplies() {
        assertThat(effects(Some.give(NOBODY, MODERATOR))).containsExactly("[1] gains chat.calm at server");
        assertThat(effects(Some.take(MODERATES, MODERATOR))).containsExactly("[3] loses chat.calm at server");
        assertThat(effects(Some.delete(MODERATOR))).containsExactly("[3] loses chat.calm at server");
        assertThat(effects(Some.give(NOBODY, HELPER))).isEmpty();
    }

    @Test
    void inAnotherOrderAnotherRoleSpeaksFirst() {
        Book book = BOOK.with(HELPER.with(Rules.NONE.with("server", Map.of(CALM.key(), Optional.of(false)))))
                .with(NOBODY, Some.has(HELPER, MODERATOR));
        Role helper = book.role(HELPER.id()).orElseThrow();
        Book after = Changes.apply(book, Some.move(helper, MODERATOR));
        var all = Effects.between(book, after, Some.WORLD);
        assertThat(all.effects()).singleElement().satisfies(effect -> {
            assertThat(all.crowd().groups(effect.who()))
                    .singleElement()
                    .satisfies(group -> assertThat(group.members()).containsExactly(NOBODY));
            assertThat(effect.gained()).isFalse();
            assertThat(effect.permission()).isEqualTo(CALM);
        });
    }

    @Test
    void numbersGrowAndShrink() {
        var shifts = Effects.between(BOOK, Some.after(Some.number(BASE, 300)), Some.WORLD)
                .shifts();
        assertThat(shifts).singleElement().satisfies(shift -> {
            assertThat(shift.who().cardinality()).isEqualTo(4);
            assertThat(shift.before()).isEqualTo(100);
            assertThat(shift.after()).isEqualTo(300);
        });
        assertThat(Resolution.of(
                        BOOK.with(BASE.with(Map.of(LENGTH.key(), 5L)))
                                .with(HELPER.with(Map.of(LENGTH.key(), 9L)))
                                .subject(Some.has(HELPER)),
                        LENGTH))
                .hasValue(9);
    }

    /** One by one, as it is written, and not by sets of bits. */
    @Test
    void aCrowdIsResolvedAsEachOfItAlone() {
        var chance = new Random(4);
        int found = 0;
        for (int i = 0; i < 300; i++) {
            Book before = filled(chance, ResolutionTest.book(chance));
            Book after = filled(chance, chance.nextBoolean() ? ResolutionTest.book(chance) : before);
            var world = World.of(ResolutionTest.permissions(), List.of(LENGTH), ResolutionTest.scopes());
            var all = Effects.between(before, after, world);
            Set<String> told = all.effects().stream()
                    .flatMap(effect -> all.crowd()
                            .groups(effect.who())
                            .map(group -> group + " " + effect.permission().key() + " "
                                    + effect.scope().path() + " " + effect.gained()))
                    .collect(Collectors.toSet());
            Set<String> expected = new HashSet<>();
            for (Permission permission : world.permissions()) {
                for (Scope scope : spoken(permission, before, after)) {
                    all.crowd().groups(all.crowd().where(group -> true)).forEach(group -> {
                        boolean was = allowed(before, group.before(), permission, scope);
                        boolean is = allowed(after, group.after(), permission, scope);
                        if (was != is) {
                            expected.add(group + " " + permission.key() + " " + scope.path() + " " + is);
                        }
                    });
                }
            }
            assertThat(told).isEqualTo(expected);
            found += told.size();
            all.shifts()
                    .forEach(shift -> all.crowd().groups(shift.who()).forEach(group -> {
                        assertThat(Resolution.of(before.subject(group.before()), LENGTH)
                                        .orElse(100))
                                .isEqualTo(shift.before());
                        assertThat(Resolution.of(after.subject(group.after()), LENGTH)
                                        .orElse(100))
                                .isEqualTo(shift.after());
                    }));
        }
        assertThat(found).isGreaterThan(1_000);
    }

    private static boolean allowed(Book book, Holding holding, Permission permission, Scope scope) {
        return Resolution.of(book.subject(holding), permission, scope).allowed();
    }

    /** Where one of the books says something of a permission. */
    private static List<Scope> spoken(Permission permission, Book... books) {
        return ResolutionTest.scopes().stream()
                .filter(scope -> Stream.of(books)
                        .anyMatch(book -> book.roles().stream()
                                        .anyMatch(role -> role.says(Resolution.place(scope), permission) != null)
                                || book.holdings().values().stream()
                                        .anyMatch(holding ->
                                                holding.rules().get(Resolution.place(scope), permission.key())
                                                        != null)))
                .toList();
    }

    private static Book filled(Random chance, Book book) {
        Map<Id, Holding> holdings = new HashMap<>();
        for (int i = 1; i < 6; i++) {
            holdings.put(new Id(i), ResolutionTest.holding(chance, book));
        }
        List<Role> roles = book.roles().stream()
                .map(role -> chance.nextBoolean() ? role : role.with(Map.of(LENGTH.key(), 1L + chance.nextInt(3))))
                .toList();
        return new Book(roles, holdings);
    }

    private record Somebody(Id id, boolean owner, long length) implements RankRule.Actor {
        @Override
        public boolean holds(Permission permission, Scope scope) {
            return Resolution.of(BOOK.subject(BOOK.holding(id)), permission, scope)
                    .allowed();
        }

        @Override
        public long has(Quota quota) {
            return length;
        }
    }

    private static Somebody by(Id id) {
        return new Somebody(id, false, 200);
    }

    record Case(String says, boolean may, Id actor, Command command) {
        @Override
        public String toString() {
            return actor + (may ? " may " : " may not ") + says;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("make a role", true, HELPS, new Command.Create(new Id(50), BASE.look())),
                new Case("make a role", false, NOBODY, new Command.Create(new Id(50), BASE.look())),
                new Case("change what is below", true, MODERATES, Some.deny(HELPER, CALM)),
                new Case("change his own role", false, MODERATES, Some.deny(MODERATOR, CALM)),
                new Case("change what is above", false, MODERATES, Some.deny(ADMIN, CALM)),
                new Case("delete what is below", true, MODERATES, Some.delete(HELPER)),
                new Case("delete his own role", false, MODERATES, Some.delete(MODERATOR)),
                new Case("order what is below", true, Some.ADMINISTERS, Some.move(HELPER, MODERATOR)),
                new Case("put a role above his own", false, MODERATES, Some.move(HELPER, MODERATOR)),
                new Case("order his own role", false, MODERATES, Some.move(MODERATOR, null)),
                new Case("give a lower role", true, MODERATES, Some.give(NOBODY, HELPER)),
                new Case("give his own role", false, MODERATES, Some.give(NOBODY, MODERATOR)),
                new Case("give a role to his like", false, HELPS, Some.give(HELPS, HELPER)),
                new Case("take a role from above", false, HELPS, Some.take(MODERATES, MODERATOR)),
                new Case("take a lower role", true, MODERATES, Some.take(HELPS, HELPER)),
                new Case("grant what he holds", true, MODERATES, Some.allow(HELPER, CALM)),
                new Case("grant what he does not hold", false, HELPS, Some.allow(BASE, CALM)),
                new Case("deny somebody below", true, MODERATES, Some.ruleFor(HELPS, READ, false)),
                new Case("deny his like", false, MODERATES, Some.ruleFor(MODERATES, READ, false)),
                new Case("deny somebody above", false, HELPS, Some.ruleFor(MODERATES, READ, false)),
                new Case("set a rule of a lower role", true, MODERATES, Some.ruleOf(HELPER, READ, false)),
                new Case("set a rule of his own role", false, MODERATES, Some.ruleOf(MODERATOR, READ, false)),
                new Case("take from all what others above lose too", false, MODERATES, Some.ruleOf(BASE, SEND, false)),
                new Case("give as large a number as his own", false, MODERATES, Some.number(BASE, 200)),
                new Case("give a larger number than his own", false, MODERATES, Some.number(HELPER, 201)),
                new Case("give a number to those below", true, MODERATES, Some.number(HELPER, 200)),
                new Case("shrink a number of those below", true, MODERATES, Some.number(HELPER, 100)));
    }

    static Stream<Case> undone() {
        var gone = new Role(new Id(50), HELPER.look(), null, false, Rules.NONE, Map.of());
        Book risen = Some.after(Some.move(HELPER, MODERATOR));
        Book deniedBase = Some.after(Some.deny(BASE, READ));
        return Stream.of(
                new Case(
                        "take back what concerns those below",
                        true,
                        MODERATES,
                        Some.back(Some.after(Some.take(HELPS, HELPER)), BOOK)),
                new Case(
                        "take back what concerns his like",
                        false,
                        MODERATES,
                        Some.back(Some.after(Some.take(MODERATES, MODERATOR)), BOOK)),
                new Case("take back what concerns a lower role", true, HELPS, Some.back(deniedBase, BOOK)),
                new Case("bring back a lower role", true, MODERATES, Some.back(BOOK.with(gone, BASE), BOOK)),
                new Case("bring back a higher role", false, MODERATES, Some.back(BOOK.with(gone, MODERATOR), BOOK)),
                new Case(
                        "bring back a role between",
                        true,
                        Some.ADMINISTERS,
                        Some.back(BOOK.with(gone, MODERATOR), BOOK)),
                new Case("put back above his own", false, MODERATES, Some.back(risen, BOOK)),
                new Case("put back below his own", true, Some.ADMINISTERS, Some.back(risen, BOOK)));
    }

    @ParameterizedTest
    @MethodSource({"cases", "undone"})
    void whoMayDoWhat(Case each) {
        if (each.may) {
            judge(by(each.actor), each.command);
        } else {
            assertThatThrownBy(() -> judge(by(each.actor), each.command))
                    .isInstanceOf(ApiException.class)
                    .hasMessage("forbidden");
        }
        judge(new Somebody(each.actor, true, 0), each.command);
    }

    private static void judge(RankRule.Actor actor, Command command) {
        Book after = Some.after(command);
        RankRule.demand(actor, BOOK, command);
        RankRule.demand(actor, BOOK, after, Effects.between(BOOK, after, Some.WORLD));
    }
}
