package dcts.roles;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.api.Holder;
import dcts.api.Id;
import dcts.api.Permission;
import dcts.api.Reason;
import dcts.api.Reason.Cause;
import dcts.api.Scope;
import dcts.roles.Role.Look;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may do what, against a second way to work it out that shares nothing with the first. */
class ResolutionTest {
    private static final int CASES = 200;
    private static final List<Holder> ORDER =
            List.of(Holder.ANYONE, Holder.MEMBER, Holder.MODERATOR, Holder.ADMIN, Holder.OWNER);
    private static final List<Scope> SCOPES = List.of(
            Scope.SERVER,
            new Scope("server/chat.group:1"),
            new Scope("server/chat.group:1/chat.category:2"),
            new Scope("server/chat.group:1/chat.category:2/chat.channel:3"),
            new Scope("server/chat.group:1/chat.category:2/chat.channel:4"));
    private static final List<Permission> PERMISSIONS = List.of(
            new Permission("chat.read", Holder.MEMBER),
            new Permission("chat.send", Holder.MEMBER),
            new Permission("chat.calm", Holder.MODERATOR),
            new Permission("chat.manage", Holder.ADMIN));

    @Test
    void twoHundredServersAnswerAsTheWrittenRuleSays() {
        var random = new Random(20261122);
        int allowed = 0;
        for (int i = 0; i < CASES; i++) {
            Book book = book(random);
            Holding holding = holding(random, book);
            for (Permission permission : PERMISSIONS) {
                for (Scope scope : SCOPES) {
                    Reason reason = Resolution.of(book.subject(holding), permission, scope);
                    assertThat(reason).isEqualTo(written(book, holding, permission, scope));
                    allowed += reason.allowed() ? 1 : 0;
                }
            }
        }
        assertThat(allowed).as("both answers are given").isBetween(CASES, CASES * 19);
    }

    /** The rule as the page tells it: a list of all that is said, in its order; the first decides. */
    private static Reason written(Book book, Holding holding, Permission permission, Scope scope) {
        List<Reason> said = new ArrayList<>();
        List<String> parts = List.of(scope.path().split("/", -1));
        for (int depth = parts.size(); depth > 0; depth--) {
            String place = parts.get(depth - 1);
            var at = new Scope(String.join("/", parts.subList(0, depth)));
            Optional.ofNullable(holding.rules()
                            .byPlace()
                            .getOrDefault(place, Map.of())
                            .get(permission.key()))
                    .ifPresent(allow -> said.add(new Reason(allow, Cause.MEMBER_RULE, at, "")));
            for (Role role : book.roles()) {
                if (role.base() || holding.roles().contains(role.id())) {
                    Boolean rule =
                            role.rules().byPlace().getOrDefault(place, Map.of()).get(permission.key());
                    boolean implied = depth == 1
                            && role.level() != null
                            && ORDER.indexOf(permission.defaultHolder()) <= ORDER.indexOf(role.level());
                    if (rule != null || implied) {
                        said.add(new Reason(
                                rule == null || rule,
                                Cause.ROLE_RULE,
                                at,
                                role.look().name()));
                    }
                }
            }
        }
        return said.isEmpty() ? Reason.of(false, Cause.NO_RULE, "") : said.getFirst();
    }

    static Book book(Random random) {
        List<Role> roles = new ArrayList<>();
        int many = 1 + random.nextInt(4);
        for (int i = 0; i < many; i++) {
            boolean base = i == many - 1;
            Holder level =
                    List.of(Holder.MEMBER, Holder.MODERATOR, Holder.ADMIN).get(random.nextInt(3));
            roles.add(new Role(
                    new Id(100 - i),
                    new Look("role " + i, null, null, false),
                    random.nextInt(3) == 0 ? null : level,
                    base,
                    rules(random, 4),
                    Map.of()));
        }
        return new Book(roles, Map.of());
    }

    static Holding holding(Random random, Book book) {
        Set<Id> roles = new HashSet<>();
        book.roles().stream()
                .filter(role -> !role.base() && random.nextBoolean())
                .forEach(role -> roles.add(role.id()));
        return new Holding(roles, rules(random, 2));
    }

    static Rules rules(Random random, int most) {
        Map<String, Map<String, Boolean>> all = new HashMap<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            String place = Resolution.place(SCOPES.get(random.nextInt(SCOPES.size())));
            String key = PERMISSIONS.get(random.nextInt(PERMISSIONS.size())).key();
            all.computeIfAbsent(place, p -> new HashMap<>()).put(key, random.nextBoolean());
        }
        return new Rules(all);
    }

    static List<Scope> scopes() {
        return SCOPES;
    }

    static List<Permission> permissions() {
        return PERMISSIONS;
    }
}
