package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.db.Database;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestMember;
import dcts.core.testing.TestPlugin;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The states of accounts cap what they may do, at once, on open connections, and after a restart. */
class StatesTest extends PluginPlay {
    /** A hall in which some speak, others listen, and everybody may look through the window. */
    private static final TestPlugin HALL = TestPlugin.named("hall").starting("""
            List.of(SPEAK, LISTEN, LOOK).forEach(context::declare);
            context.on(ask("hall.speak", SPEAK), (caller, in) -> new Out("spoken"));
            context.on(ask("hall.listen", LISTEN), (caller, in) -> new Out("heard"));
            context.on(request("hall.enter"), (caller, in) -> new Out("in"));
            context.on(new SocketRequest<>("hall.look", In.class, Out.class, Access.account(), OFTEN, Effect.reads()),
                (caller, in) -> new Out("" + context.permissions().may(caller, LOOK, Scope.SERVER)));
            """, """
            private static final Permission SPEAK =
                new Permission("hall.speak", Holder.MEMBER, "Speak", "Be heard in the hall.").speaking();
            private static final Permission LISTEN = new Permission("hall.listen", Holder.MEMBER);
            private static final Permission LOOK = new Permission("hall.look", Holder.ANYONE);
            private static SocketRequest<In, Out> ask(String name, Permission permission) {
                return new SocketRequest<>(name, In.class, Out.class, Access.holders(permission), OFTEN, Effect.reads());
            }
            """);

    private void open() throws IOException {
        start(HALL);
    }

    private List<String> all() {
        return List.of(ask("hall.speak", "x"), ask("hall.listen", "x"), ask("hall.enter", "x"), ask("hall.look", "x"));
    }

    @Test
    void whoIsMutedHearsAndDoesNotSpeak() throws IOException {
        open();
        assertThat(all()).containsExactly("spoken", "heard", "in", "true");
        member.listen("session.rights.changed");
        assertThat(state("member", "muted").status()).isEqualTo(200);
        member.hear("session.rights.changed");
        assertThat(all()).containsExactly("forbidden", "heard", "in", "true");
        host.restart();
        TestMember again = joined(member.again());
        assertThat(again.refusal("hall.speak", Map.of("text", "x"))).isEqualTo("forbidden");
        assertThat(again.ask("core.rights", Map.of()).get("state").asText()).isEqualTo("muted");
        assertThat(state("member", "active").status()).isEqualTo(200);
        assertThat(again.ask("hall.speak", Map.of("text", "x")).get("text").asText())
                .isEqualTo("spoken");
    }

    @Test
    void whoWaitsToBeAdmittedHoldsWhatEverybodyHolds() throws IOException {
        open();
        state("member", "pending");
        assertThat(all()).containsExactly("forbidden", "forbidden", "forbidden", "true");
        assertThat(member.ask("core.rights", Map.of()).get("permissions").toString())
                .isEqualTo("[\"hall.look\"]");
        assertThat(new TestApi(host.url())
                        .send("DELETE", "/api/sessions/current", Map.of(), bearer(member))
                        .status())
                .as("he can leave")
                .isEqualTo(200);
        TestMember back = joined(TestMember.logIn(host.url(), "member", TestMember.PASSWORD));
        assertThat(back.refusal("hall.enter", Map.of("text", "x"))).isEqualTo("forbidden");
        assertThat(new TestApi(host.url())
                        .get("/api/sessions/current", bearer(back))
                        .data()
                        .at("/session/state")
                        .asText())
                .isEqualTo("pending");
    }

    @Test
    void whoIsBannedIsSentAwayAndNotLetInAgain() throws IOException {
        open();
        TestMember other = joined(host.join("other"));
        state("member", "banned");
        assertThat(member.awaitDisconnect()).isNotEmpty();
        assertThat(logIn(TestMember.PASSWORD)).isEqualTo("forbidden");
        assertThat(logIn("wrong password")).as("strangers learn nothing").isEqualTo("unauthorized");
        assertThat(new TestApi(host.url())
                        .get("/api/sessions/current", bearer(member))
                        .data()
                        .has("session"))
                .isFalse();
        assertThat(other.ask("hall.enter", Map.of("text", "x")).get("text").asText())
                .isEqualTo("in");
        state("member", "active");
        joined(TestMember.logIn(host.url(), "member", TestMember.PASSWORD));
    }

    /** Whoever looks with the eyes of others costs a look at the accounts, and the database may fail just then. */
    @Test
    void noRightIsLeftToAnybodyBecauseItCannotBeToldOfOne() throws IOException {
        leaks.expect("It cannot be told of what class a member is");
        open();
        TestMember owner = joined(host.joinAsOwner("owner"));
        TestMember other = joined(host.join("other"));
        TestMember viewer = joined(owner.viewing("member:" + other.userId()));
        lookUpsFail(true);
        assertThat(state("member", "banned").status()).isEqualTo(200);
        assertThat(member.awaitDisconnect()).isNotEmpty();
        assertThat(viewer.awaitDisconnect()).isNotEmpty();
        assertThat(other.ask("hall.enter", Map.of("text", "x")).get("text").asText())
                .isEqualTo("in");
        lookUpsFail(false);
        joined(owner.viewing("member:" + other.userId()));
        lookUpsFail(true);
        assertThat(makeOwner("other").status()).isEqualTo(200);
        assertThat(owner.awaitDisconnect()).isNotEmpty();
        assertThat(other.awaitDisconnect()).isNotEmpty();
    }

    /** Makes the look-up of accounts fail, and nothing else. */
    private void lookUpsFail(boolean fail) {
        try (Database database = host.database().open()) {
            database.jdbi("test")
                    .useHandle(handle -> handle.execute("alter table core_account rename column "
                            + (fail ? "created_at to hidden" : "hidden to created_at")));
        }
    }

    private TestApi.Answer makeOwner(String name) {
        return new TestApi(host.localUrl()).send("POST", "/api/admin/owner", Map.of("loginName", name), console());
    }

    @Test
    void theOwnerStaysActiveAndOnlyKnownNamesAndStatesCount() throws IOException {
        open();
        joined(host.joinAsOwner("owner"));
        assertThat(state("owner", "banned").code()).isEqualTo("conflict");
        assertThat(state("nobody", "banned").code()).isEqualTo("not_found");
        assertThat(state("member", "asleep").code()).isEqualTo("invalid");
        state("member", "muted");
        assertThat(makeOwner("member").status()).isEqualTo(200);
        TestMember owner = joined(TestMember.logIn(host.url(), "member", TestMember.PASSWORD));
        assertThat(owner.ask("hall.speak", Map.of("text", "x")).get("text").asText())
                .as("who owns the server is active")
                .isEqualTo("spoken");
        assertThat(owner.ask("core.rights", Map.of()).get("state").asText()).isEqualTo("active");
    }

    @Test
    void theTrailTellsWhoChangedWhatFromWhatAndWhoMayReadIt() throws IOException {
        open();
        TestMember owner = joined(host.joinAsOwner("owner"));
        state("member", "muted");
        state("member", "banned");
        var newest = trail(owner, "?text=account.state&limit=1").data();
        assertThat(newest.at("/entries/0/what").asText()).isEqualTo("account.state");
        assertThat(newest.at("/entries/0/subject").asText()).isEqualTo("member");
        assertThat(newest.at("/entries/0/before/state").asText()).isEqualTo("muted");
        assertThat(newest.at("/entries/0/after/state").asText()).isEqualTo("banned");
        assertThat(newest.at("/entries/0/actor/loginName").asText()).isEqualTo("console");
        assertThat(newest.path("hasMore").asBoolean()).isTrue();
        var older = trail(
                        owner,
                        "?text=account.state&before="
                                + newest.at("/entries/0/id").asText())
                .data();
        assertThat(older.at("/entries/0/after/state").asText()).isEqualTo("muted");
        assertThat(older.path("entries")).hasSize(1);
        assertThat(trail(owner, "?text=ACCOUNT.State").data().path("entries"))
                .as("upper or lower case")
                .hasSize(2);
        assertThat(trail(owner, "?text=%25").data().path("entries"))
                .as("a sign of the pattern is a sign like others")
                .isEmpty();
        for (String bad : List.of("?limit=0", "?limit=201", "?limit=x", "?before=0", "?before=x")) {
            assertThat(trail(owner, bad).code()).as(bad).isEqualTo("invalid");
        }
        TestMember other = joined(host.join("other"));
        assertThat(trail(other, "").code()).isEqualTo("forbidden");
    }

    @Test
    void aMemberIsToldWhyHeMayNot() throws IOException {
        open();
        assertThat(why("hall.speak", "server")).isEqualTo("true default MEMBER Speak");
        assertThat(why("core.readAudit", "server")).isEqualTo("false default ADMIN Read the audit trail");
        assertThat(why("core.manageAccounts", "server")).startsWith("false owner_only");
        state("member", "muted");
        assertThat(why("hall.speak", "server")).isEqualTo("false state MUTED Speak");
        assertThat(member.refusal("core.why", Map.of("permission", "hall.speak", "scope", "server/hall.room:7")))
                .isEqualTo("not_found");
        assertThat(member.refusal("core.why", Map.of("permission", "hall.shout", "scope", "server")))
                .isEqualTo("not_found");
        TestMember owner = joined(host.joinAsOwner("owner"));
        assertThat(owner.ask("core.why", Map.of("permission", "hall.speak", "scope", "server"))
                        .at("/why/cause")
                        .asText())
                .isEqualTo("owner");
    }

    private String why(String permission, String scope) {
        var why = member.ask("core.why", Map.of("permission", permission, "scope", scope))
                .get("why");
        return why.path("allowed").asText() + " " + why.path("cause").asText() + " "
                + why.path("by").asText() + " " + why.at("/permission/name").asText();
    }

    private TestApi.Answer trail(TestMember reader, String query) {
        return new TestApi(host.url()).get("/api/admin/audit" + query, bearer(reader));
    }

    private String logIn(String password) {
        return new TestApi(host.url())
                .post("/api/sessions", Map.of("loginName", "member", "password", password))
                .code();
    }

    private TestApi.Answer state(String name, String state) {
        return new TestApi(host.localUrl())
                .send("POST", "/api/admin/states", Map.of("loginName", name, "state", state), console());
    }

    private static Map<String, String> bearer(TestMember who) {
        return Map.of("Authorization", "Bearer " + who.token());
    }
}
