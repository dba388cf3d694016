package dcts.core.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.api.Caller;
import dcts.api.Holder;
import dcts.api.Id;
import dcts.api.MemberState;
import dcts.api.Permission;
import dcts.api.Permission.Label;
import dcts.api.PermissionSource;
import dcts.api.Quota;
import dcts.api.Reason;
import dcts.api.Reason.Cause;
import dcts.api.Scope;
import dcts.core.cache.Caches;
import dcts.core.metrics.Metrics;
import dcts.core.permission.Judge.Defaults;
import dcts.core.permission.Judge.Gone;
import dcts.core.permission.Judge.Running;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Scope CHANNEL = Scope.SERVER.child("chat.channel", new Id(3));
    private static final Quota SIZE = new Quota("uploads.maxBytes", new Label("Largest upload", "", ""), 50, 10, 100);

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final Declarations declared = new Declarations();
    /** Who decides when one looks first, and when one looks again. */
    private final Deque<Judge> judges = new ArrayDeque<>();

    private final Verdicts verdicts = new Verdicts(declared, new Caches(new Metrics()), now::get, this::judge);
    private final Generous generous = new Generous();
    private final Judge running = new Running("roles", generous);
    private final PermissionClass members = PermissionClass.of("roles", "members");

    private Judge judge() {
        return judges.size() > 1 ? judges.removeFirst() : judges.getFirst();
    }

    private Verdicts by(Judge... inTurn) {
        judges.clear();
        judges.addAll(List.of(inTurn));
        return verdicts;
    }

    /** Grants all that it is asked about, until it is over. */
    private static final class Generous implements PermissionSource {
        final List<String> asked = new ArrayList<>();
        boolean over;
        OptionalLong number = OptionalLong.empty();

        @Override
        public String classOf(Caller member) {
            return "members";
        }

        @Override
        public boolean allows(String permissionClass, Permission permission, Scope scope) {
            asked.add(permissionClass + " " + permission.key() + " " + scope.path());
            return !over;
        }

        @Override
        public Reason why(String permissionClass, Permission permission, Scope scope) {
            return new Reason(true, Cause.ROLE_RULE, scope, permissionClass);
        }

        @Override
        public OptionalLong quota(String permissionClass, Quota quota) {
            asked.add(permissionClass + " " + quota.key());
            return number;
        }
    }

    @BeforeEach
    void declare() {
        permissions().forEach(declared::add);
        declared.add(SIZE);
    }

    private static Stream<Permission> permissions() {
        return Stream.of(
                new Permission("test.anyone", Holder.ANYONE),
                new Permission("test.member", Holder.MEMBER),
                new Permission("test.speak", Holder.MEMBER).speaking(),
                new Permission("test.admin", Holder.ADMIN),
                new Permission("test.owner", Holder.OWNER));
    }

    private static Permission named(String name) {
        return permissions()
                .filter(each -> each.key().equals("test." + name))
                .findFirst()
                .orElseThrow();
    }

    /** Each state, and what it leaves of anyone, member, speak, admin and owner: by default and where all is granted. */
    @ParameterizedTest
    @CsvSource({
        "ACTIVE,  anyone member speak,  anyone member speak admin",
        "MUTED,   anyone member,        anyone member admin",
        "PENDING, anyone,               anyone",
        "BANNED,  '',                   ''"
    })
    void theStateOfAnAccountCapsWhatIsGranted(MemberState state, String byDefault, String granted) {
        assertThat(held(new Defaults(), PermissionClass.MEMBER.in(state))).isEqualTo(byDefault);
        assertThat(held(running, members.in(state))).isEqualTo(granted);
        assertThat(held(running, PermissionClass.OWNER)).isEqualTo("anyone member speak admin owner");
        assertThat(held(new Defaults(), PermissionClass.OWNER)).isEqualTo("anyone member speak admin owner");
    }

    private String held(Judge judge, PermissionClass asked) {
        List<String> names = permissions()
                .filter(each -> by(judge).allows(asked, each, CHANNEL))
                .map(each -> each.key().substring("test.".length()))
                .toList();
        return String.join(" ", names);
    }

    @Test
    void aClassHoldsWhatItsOwnJudgeSays() {
        assertThat(held(new Defaults(), members)).as("of a plugin that is gone").isEmpty();
        assertThat(held(running, PermissionClass.MEMBER)).isEmpty();
        assertThat(held(running, PermissionClass.of("other", "members"))).isEmpty();
        assertThat(generous.asked).isEmpty();
    }

    @Test
    void theStateOfAnAccountIsNoQuestionOfItsOwn() {
        Permission read = named("member");
        assertThat(by(running).allows(members, read, CHANNEL)).isTrue();
        assertThat(by(running).allows(members.in(MemberState.MUTED), read, CHANNEL))
                .isTrue();
        assertThat(by(running).quota(members.in(MemberState.MUTED), SIZE)).isEqualTo(50);
        assertThat(by(running).quota(members, SIZE)).isEqualTo(50);
        assertThat(generous.asked)
                .containsExactly("members test.member server/chat.channel:3", "members uploads.maxBytes");
        verdicts.clear();
        by(running).allows(members, read, CHANNEL);
        by(running).quota(members, SIZE);
        assertThat(generous.asked).hasSize(4);
    }

    @Test
    void lastAnswersCountAsLongAsTheyAreHeld() {
        Permission read = named("member");
        by(running).allows(members, read, CHANNEL);
        generous.number = OptionalLong.of(70);
        by(running).quota(members, SIZE);
        var gone = new Gone("roles", NOON.plusSeconds(1));
        assertThat(by(gone).allows(members, read, CHANNEL)).isTrue();
        assertThat(by(gone).allows(members, read, Scope.SERVER))
                .as("never asked before")
                .isFalse();
        assertThat(by(gone).quota(members, SIZE)).isEqualTo(70);
        now.set(NOON.plusSeconds(1));
        assertThat(by(gone).allows(members, read, CHANNEL)).isFalse();
    }

    /** The plugin was replaced after one has looked who decides, and what was kept of it is cleared already. */
    @Test
    void whatASourceThatIsOverSaysIsNotKept() {
        var old = new Generous();
        old.over = true;
        generous.number = OptionalLong.of(70);
        Judge over = new Running("roles", old);
        Permission read = named("member");
        for (Judge next : List.of(new Gone("roles", Instant.MAX), running)) {
            assertThat(by(over, next).allows(members, read, CHANNEL)).isFalse();
            assertThat(by(over, next).quota(members, SIZE)).isEqualTo(50);
        }
        assertThat(old.asked).isEmpty();
        assertThat(by(running).allows(members, read, CHANNEL)).isTrue();
        assertThat(by(running).quota(members, SIZE)).isEqualTo(70);
    }

    @ParameterizedTest
    @CsvSource({
        "owner,   member,     true,  OWNER,      ''",
        "owner,   owner,      true,  OWNER,      ''",
        "members, owner,      false, OWNER_ONLY, ''",
        "members, member,     true,  ROLE_RULE,  members",
        "muted,   speak,      false, STATE,      MUTED",
        "others,  member,     false, UNDECIDED,  ''",
        "owner,   undeclared, false, UNDECLARED, ''",
        "members, undeclared, false, UNDECLARED, ''"
    })
    void aReasonSaysWhatHasDecided(String who, String what, boolean allowed, Cause cause, String by) {
        PermissionClass asked = switch (who) {
            case "owner" -> PermissionClass.OWNER;
            case "muted" -> members.in(MemberState.MUTED);
            case "others" -> PermissionClass.of("other", "members");
            default -> members;
        };
        Permission permission =
                what.equals("undeclared") ? new Permission("test.undeclared", Holder.ANYONE) : named(what);
        Reason reason = by(running).why(asked, permission, CHANNEL);
        assertThat(reason).isEqualTo(new Reason(allowed, cause, cause == Cause.ROLE_RULE ? CHANNEL : Scope.SERVER, by));
        assertThat(by(running).allows(asked, permission, CHANNEL))
                .as("the same answer")
                .isEqualTo(allowed);
    }

    @Test
    void withoutAPluginTheReasonIsTheDeclaredHolder() {
        assertThat(by(new Defaults()).why(PermissionClass.MEMBER, named("member"), CHANNEL))
                .isEqualTo(Reason.of(true, Cause.DEFAULT, "MEMBER"));
        assertThat(by(new Defaults()).why(PermissionClass.MEMBER, named("admin"), CHANNEL))
                .isEqualTo(Reason.of(false, Cause.DEFAULT, "ADMIN"));
        assertThat(by(new Gone("roles", Instant.MAX)).why(members, named("member"), CHANNEL))
                .isEqualTo(Reason.of(false, Cause.UNDECIDED, ""));
    }

    @ParameterizedTest
    @ValueSource(longs = {-5, 0, 9, 10, 11, 99, 100, 101, Long.MAX_VALUE})
    void aNumberLiesWithinItsBounds(long said) {
        generous.number = OptionalLong.of(said);
        assertThat(by(running).quota(members, SIZE)).isEqualTo(Math.min(100, Math.max(10, said)));
    }

    @Test
    void whereNobodySaysANumberTheFallbackCounts() {
        assertThat(by(running).quota(members, SIZE)).isEqualTo(50);
        assertThat(by(new Defaults()).quota(PermissionClass.MEMBER, SIZE)).isEqualTo(50);
        generous.number = OptionalLong.of(70);
        assertThat(by(running).quota(PermissionClass.of("other", "members"), SIZE))
                .isEqualTo(50);
        assertThat(by(running).quota(PermissionClass.OWNER, SIZE)).isEqualTo(100);
        var undeclared = new Quota("uploads.maxBytes", new Label("Largest upload", "", ""), 60, 10, 200);
        assertThat(by(running).quota(PermissionClass.OWNER, undeclared))
                .as("of the same key")
                .isEqualTo(60);
    }
}
