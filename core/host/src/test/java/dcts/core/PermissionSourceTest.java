package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.plugin.PluginStatus.State;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestMember;
import dcts.core.testing.TestPlugin;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A plugin decides who may do what, and what happens without it. */
class PermissionSourceTest extends PluginPlay {
    /** A board that some may read, with a bell that only they hear. */
    private static final TestPlugin BOARD = TestPlugin.named("board").starting("""
            context.declare(READ);
            context.declare(RUNG);
            context.on(new SocketRequest<>("board.read", In.class, Out.class, Access.holders(READ), OFTEN, Effect.reads()),
                (caller, in) -> new Out("news"));
            context.on(request("board.ring"), (caller, in) -> {
                context.topic(Scope.SERVER, READ).announce(RUNG, new Out(in.text()));
                return new Out("");
            });
            """, """
            private static final Permission READ = new Permission("board.read", Holder.MEMBER);
            private static final Announcement<Out> RUNG = new Announcement<>("board.rung", Out.class);
            """);

    /** Readers are those whose name it was told, and the owner. */
    private static final TestPlugin JUDGE = judge("""
            context.on(request("judge.admit"), (caller, in) -> {
                NAMES.add(in.text());
                changes.members(id -> id.equals(caller.userId()));
                return new Out("");
            });
            context.on(request("judge.banish"), (caller, in) -> {
                NAMES.remove(in.text());
                changes.members(id -> id.equals(caller.userId()));
                return new Out("");
            });
            """);

    private static TestPlugin judge(String more) {
        return TestPlugin.named("judge")
                .manifest("capabilities", List.of("permissions.decide"))
                .starting(
                        """
            PermissionChanges changes = context.decides(new PermissionSource() {
                public String classOf(Caller member) {
                    return NAMES.contains(member.loginName()) ? "readers" : "others";
                }
                public boolean allows(String permissionClass, Permission permission, Scope scope) {
                    return permissionClass.equals("readers");
                }
            });
            """ + more,
                        "private static final Set<String> NAMES = Collections.synchronizedSet(new HashSet<>());");
    }

    @Test
    void whatAPluginDecidesHoldsAtOnceOnOpenConnectionsToo() throws IOException {
        start(BOARD, JUDGE);
        TestMember owner = joined(host.joinAsOwner("owner"));
        List.of(member, owner).forEach(each -> each.listen("board.rung"));
        assertThat(ask("board.read", "x")).isEqualTo("forbidden");
        assertThat(owner.ask("board.read", Map.of("text", "x")).get("text").textValue())
                .isEqualTo("news");

        ask("judge.admit", "member");
        assertThat(ask("board.read", "x")).isEqualTo("news");
        ask("board.ring", "first");
        assertThat(member.hear("board.rung").get("text").textValue()).isEqualTo("first");
        ask("judge.banish", "member");
        assertThat(ask("board.read", "x")).isEqualTo("forbidden");
        ask("board.ring", "second");
        ask("judge.admit", "member");
        ask("board.ring", "third");
        assertThat(member.hear("board.rung").get("text").textValue())
                .as("the second was not for them")
                .isEqualTo("third");
        for (String each : List.of("first", "second", "third")) {
            assertThat(owner.hear("board.rung").get("text").textValue()).isEqualTo(each);
        }
    }

    @Test
    void whoGoesFromClassToClassHearsEverythingOnce() throws IOException {
        start(
                BOARD,
                TestPlugin.named("judge")
                        .manifest("capabilities", List.of("permissions.decide"))
                        .starting(
                                """
            PermissionChanges changes = context.decides(new PermissionSource() {
                public String classOf(Caller member) { return "class " + TURN.incrementAndGet(); }
                public boolean allows(String permissionClass, Permission permission, Scope scope) { return true; }
            });
            context.on(request("judge.turn"), (caller, in) -> {
                changes.members(id -> true);
                return new Out("");
            });
            """,
                                "private static final java.util.concurrent.atomic.AtomicInteger TURN ="
                                        + " new java.util.concurrent.atomic.AtomicInteger();"));
        TestMember ringing = joined(host.join("ringing"));
        member.listen("board.rung");
        for (int i = 0; i < 300; i++) {
            var unusedRing = ringing.send("board.ring", Map.of("text", "ring " + i));
            var unusedTurn = member.send("judge.turn", Map.of("text", ""));
        }
        for (int i = 0; i < 300; i++) {
            assertThat(member.hear("board.rung").get("text").textValue()).isEqualTo("ring " + i);
        }
    }

    @Test
    void withoutItEverybodyButTheOwnerIsRefusedUntilTheOwnerSaysOtherwise() throws IOException {
        leaks.expect("Everybody but the owner is refused");
        start(BOARD, JUDGE);
        TestMember owner = joined(host.joinAsOwner("owner"));
        ask("judge.admit", "member");
        assertThat(defaults("member").code()).isEqualTo("forbidden");
        assertThat(defaults(owner.token()).code()).isEqualTo("conflict");
        assertThat(undecided()).isEmpty();

        switched("judge", "disable");
        shut(owner);
        owner.listen("session.ready");
        host.restart();
        owner.hear("session.ready");
        shut(owner);
        assertThat(register(new TestApi(host.url()), "late").status())
                .as("whoever comes is told to wait, and is somebody later")
                .isEqualTo(200);

        assertThat(new TestApi(host.localUrl())
                        .send("POST", "/api/admin/permissions/defaults", Map.of(), bearer(owner.token()))
                        .body()
                        .at("/error/path")
                        .asText())
                .isEqualTo("password");
        assertThat(defaults(owner.token()).status()).isEqualTo(200);
        assertThat(undecided()).isEmpty();
        assertThat(ask("board.read", "x")).isEqualTo("news");
        switched("judge", "enable");
        assertThat(ask("board.read", "x")).isEqualTo("forbidden");
    }

    private void shut(TestMember owner) {
        assertThat(ask("board.read", "x")).isEqualTo("unavailable");
        assertThat(ask("board.ring", "x")).isEqualTo("unavailable");
        assertThat(owner.ask("board.read", Map.of("text", "x")).get("text").textValue())
                .isEqualTo("news");
        assertThat(undecided()).isEqualTo("judge");
    }

    @Test
    void anotherOneTakesOverOnlyWhenTheFirstHasEnded() throws IOException {
        leaks.expect("The plugin second does not run");
        leaks.expect("Everybody but the owner is refused");
        TestPlugin second = TestPlugin.named("second")
                .manifest("capabilities", List.of("permissions.decide"))
                .starting("""
                    context.decides(new PermissionSource() {
                        public String classOf(Caller member) { return "all"; }
                        public boolean allows(String all, Permission permission, Scope scope) { return true; }
                    });
                    """);
        start(BOARD, JUDGE, second);
        assertThat(status("second").reason()).contains("the plugin judge decides already who may do what");
        switched("judge", "disable");
        assertThat(status("second").state()).isEqualTo(State.FAILED);
        switched("second", "enable");
        assertThat(ask("board.read", "x")).isEqualTo("news");
    }

    @Test
    void oneThatCannotAnswerDenies() throws IOException {
        leaks.expect("It cannot be told");
        start(
                BOARD,
                TestPlugin.named("judge")
                        .manifest("capabilities", List.of("permissions.decide"))
                        .starting("""
            context.decides(new PermissionSource() {
                public String classOf(Caller member) {
                    if (member.loginName().equals("member")) { throw new IllegalStateException("who?"); }
                    return "others";
                }
                public boolean allows(String permissionClass, Permission permission, Scope scope) {
                    throw new IllegalStateException("what?");
                }
            });
            """));
        assertThat(ask("board.read", "x")).isEqualTo("forbidden");
        TestMember other = joined(host.join("other"));
        assertThat(other.refusal("board.read", Map.of("text", "x"))).isEqualTo("forbidden");
        assertThat(status("judge").state()).isEqualTo(State.RUNNING);
    }

    @Test
    void whoDidNotAskForItDoesNotDecide() throws IOException {
        leaks.expect("does not run");
        start(BOARD, judge("").manifest("capabilities", List.of()));
        assertThat(status("judge").reason()).contains("needs the capability permissions.decide");
        assertThat(ask("board.read", "x")).isEqualTo("news");
    }

    /** The plugin that is missed, as the owner's list tells it. */
    private String undecided() {
        return new TestApi(host.localUrl())
                .get("/api/admin/plugins", console())
                .data()
                .path("undecided")
                .asText();
    }

    private TestApi.Answer defaults(String token) {
        String known = token.equals("member") ? member.token() : token;
        return new TestApi(host.localUrl())
                .send(
                        "POST",
                        "/api/admin/permissions/defaults",
                        Map.of("password", TestMember.PASSWORD),
                        bearer(known));
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }
}
