package dcts.roles;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.api.ApiException;
import dcts.api.Holder;
import dcts.api.Id;
import dcts.api.Permission;
import dcts.api.Quota;
import dcts.api.Scope;
import dcts.roles.Command.Whose;
import dcts.roles.Effects.World;
import dcts.roles.Role.Look;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever members do to roles, nobody gets more than he had and than somebody who stands strictly higher could give. */
class RankRuleTest {
    private static final int SERVERS = 60;
    private static final int COMMANDS = 120;
    private static final Quota QUOTA =
            new Quota("chat.longest", new Permission.Label("Longest", "", ""), 100, 1, 1_000);
    private static final World WORLD = World.of(ResolutionTest.permissions(), List.of(QUOTA), ResolutionTest.scopes());
    private static final List<Id> MEMBERS = List.of(new Id(1), new Id(2), new Id(3), new Id(4), new Id(5));

    private record Somebody(Id id, Book book) implements RankRule.Actor {
        @Override
        public boolean owner() {
            return false;
        }

        @Override
        public boolean holds(Permission permission, Scope scope) {
            return Resolution.of(book.subject(book.holding(id)), permission, scope)
                    .allowed();
        }

        @Override
        public long has(Quota quota) {
            return Resolution.of(book.subject(book.holding(id)), quota).orElse(quota.fallback());
        }

        int rank() {
            return book.rank(book.holding(id).roles());
        }
    }

    @Test
    void nobodyGainsWhatNobodyAboveHimCouldGive() {
        var random = new Random(64);
        int accepted = 0;
        int gained = 0;
        for (int i = 0; i < SERVERS; i++) {
            Book book = people(random, ResolutionTest.book(random));
            List<Difference> done = new ArrayList<>();
            for (int j = 0; j < COMMANDS; j++) {
                var actor = new Somebody(MEMBERS.get(random.nextInt(MEMBERS.size())), book);
                Optional<Book> next = attempt(actor, book, command(random, book, done));
                if (next.isPresent()) {
                    accepted++;
                    done.add(Difference.between(book, next.get()));
                    gained += check(actor, book, next.get());
                    book = next.get();
                }
            }
        }
        assertThat(accepted).as("commands that were accepted").isGreaterThan(300);
        assertThat(gained).as("rights that were gained in a proper way").isGreaterThan(30);
    }

    /** Counts the rights that somebody gained. */
    private static int check(Somebody actor, Book before, Book after) {
        int gained = 0;
        List<Id> high = ids(before).subList(0, before.roles().size() - actor.rank());
        assertThat(ids(after).subList(0, Math.min(high.size(), after.roles().size())))
                .as("what stands as high as he or higher")
                .isEqualTo(high);
        for (Id member : MEMBERS) {
            var was = new Somebody(member, before);
            var is = new Somebody(member, after);
            for (Permission permission : ResolutionTest.permissions()) {
                for (Scope scope : ResolutionTest.scopes()) {
                    if (is.holds(permission, scope) && !was.holds(permission, scope)) {
                        assertThat(actor.rank()).as("stands above").isGreaterThan(was.rank());
                        assertThat(actor.holds(permission, scope)).as("held it").isTrue();
                        gained++;
                    }
                    if (was.holds(permission, scope) && !is.holds(permission, scope) && !member.equals(actor.id())) {
                        assertThat(actor.rank()).as("took it from below").isGreaterThan(was.rank());
                    }
                }
            }
            if (is.has(QUOTA) > was.has(QUOTA)) {
                assertThat(actor.rank()).isGreaterThan(was.rank());
                assertThat(actor.has(QUOTA)).isGreaterThanOrEqualTo(is.has(QUOTA));
            }
            if (!member.equals(actor.id())) {
                assertThat(is.rank() < new Somebody(actor.id(), after).rank())
                        .as("who stands below stays below, and who does not, does not get there")
                        .isEqualTo(was.rank() < actor.rank());
            }
        }
        return gained;
    }

    private static List<Id> ids(Book book) {
        return book.roles().stream().map(Role::id).toList();
    }

    private static Optional<Book> attempt(Somebody actor, Book book, Command command) {
        try {
            Book after = Changes.apply(book, command);
            RankRule.demand(actor, book, command);
            RankRule.demand(actor, book, after, Effects.between(book, after, WORLD));
            return Optional.of(after);
        } catch (ApiException e) {
            return Optional.empty();
        }
    }

    private static Book people(Random random, Book book) {
        Map<Id, Holding> holdings =
                MEMBERS.stream().collect(Collectors.toMap(id -> id, id -> ResolutionTest.holding(random, book)));
        return new Book(book.roles(), holdings);
    }

    private static Command command(Random random, Book book, List<Difference> done) {
        if (!done.isEmpty() && random.nextInt(4) == 0) {
            return new Command.TakeBack(
                    new Id(1), any(random, done.reversed().stream().limit(6).toList()));
        }
        Role role = any(random, book.roles());
        long version = Cells.version(Cells.of(role));
        Id member = any(random, MEMBERS);
        return switch (random.nextInt(6)) {
            case 0 -> new Command.Create(new Id(1_000 + random.nextInt(1_000_000)), new Look("new", null, null, false));
            case 1 ->
                new Command.Change(
                        role.id(),
                        version,
                        role.look(),
                        any(random, List.of(Holder.MEMBER, Holder.MODERATOR, Holder.ADMIN)),
                        values(random),
                        random.nextBoolean()
                                ? Map.of(QUOTA.key(), Optional.of(1L + random.nextInt(1_000)))
                                : new HashMap<>());
            case 2 ->
                new Command.Move(role.id(), version, any(random, book.roles()).id());
            case 3 -> new Command.Delete(role.id(), version);
            case 4 ->
                random.nextBoolean()
                        ? new Command.Assign(member, Set.of(role.id()), Set.of())
                        : new Command.Assign(member, Set.of(), Set.of(role.id()));
            default -> {
                String place = Resolution.place(any(random, ResolutionTest.scopes()));
                yield new Command.Rule(
                        place,
                        PlaceRules.version(book, place),
                        random.nextBoolean() ? new Whose.OfRole(role.id()) : new Whose.OfMember(member),
                        values(random));
            }
        };
    }

    private static Map<String, Optional<Boolean>> values(Random random) {
        Map<String, Optional<Boolean>> values = new HashMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            int what = random.nextInt(3);
            values.put(
                    any(random, ResolutionTest.permissions()).key(),
                    what == 0 ? Optional.empty() : Optional.of(what == 1));
        }
        return values;
    }

    private static <T> T any(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
