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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who gains and loses what by a change, and who may bring it about. */
class EffectsTest {
    /** An effect in words: the group's first member or who would be, the permission, the place, gained or lost. */
    private static List<String> effects(Command command) {
        return Effects.between(BOOK, Some.after(command), Some.WORLD).effects().stream()
                .flatMap(effect -> effect.groups().stream()
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
        assertThat(Effects.between(book, after, Some.WORLD).effects())
                .singleElement()
                .satisfies(effect -> {
                    assertThat(effect.groups())
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
        assertThat(shifts).hasSize(4).allSatisfy(shift -> {
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
        Book deniedBase = Some.after(Some.deny(BASE, READ));
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
                new Case("shrink a number of those below", true, MODERATES, Some.number(HELPER, 100)),
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
                new Case("take back what concerns a lower role", true, HELPS, Some.back(deniedBase, BOOK)));
    }

    @ParameterizedTest
    @MethodSource("cases")
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
        RankRule.demand(actor, BOOK, Effects.between(BOOK, after, Some.WORLD));
    }
}
