package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dcts.core.testing.LeakCheck;
import dcts.core.testing.TestMember;
import dcts.core.testing.TestPlugin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What members ask over the socket, and how a handler's mistakes are answered. */
class SocketTest {
    @RegisterExtension
    static final LeakCheck LEAKS = new LeakCheck();

    private static final String REQUESTS = """
            context.on(request("echo.echo"), (caller, in) -> new Out(caller.loginName() + ":" + in.text()));
            context.on(request("echo.count"), (caller, in) -> new Out(String.valueOf(++count)));
            context.on(request("echo.refuse"), (caller, in) -> { throw ApiException.of("echo.full", 409); });
            context.on(request("echo.fail"), (caller, in) -> { throw new IllegalStateException(in.text()); });
            context.on(request("echo.deep"), (caller, in) -> new Out(deep(in.text())));
            context.on(request("echo.null"), (caller, in) -> null);
            context.onDeferred(request("echo.twice"), (caller, in, reply) -> {
                reply.ok(new Out("first"));
                reply.ok(new Out("second"));
                reply.refuse(ApiException.forbidden());
            });
            context.onDeferred(request("echo.later"), (caller, in, reply) ->
                new Thread(() -> reply.ok(new Out("later"))).start());
            Permission own = new Permission("echo.own", Holder.OWNER);
            context.declare(own);
            context.on(new SocketRequest<>("echo.own", In.class, Out.class, Access.holders(own), OFTEN, Effect.reads()),
                (caller, in) -> new Out("yes"));
            """;

    private static final String MEMBERS = """
            private int count;
            private static String deep(String text) {
                return deep(text + "x") + "y";
            }
            """;

    @TempDir
    static Path folder;

    private static TestHost host;
    private static TestMember owner;
    private static TestMember member;

    @BeforeAll
    static void start() throws Exception {
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        TestPlugin.named("echo").starting(REQUESTS, MEMBERS).pack(plugins.resolve("echo.jar"));
        host = TestHost.start(folder);
        owner = host.joinAsOwner("owner");
        member = host.join("member");
    }

    @AfterAll
    static void stop() {
        owner.close();
        member.close();
        host.close();
    }

    @Test
    void theFirstAnnouncementSaysWhoOneIs() {
        assertThat(owner.everything().getFirst().event()).isEqualTo("session.ready");
        assertThat(owner.everything().getFirst().payload())
                .isEqualTo(json(Map.of(
                        "userId", owner.userId(),
                        "loginName", "owner",
                        "displayName", "owner",
                        "owner", true,
                        "state", "active",
                        "serverName", "DCTS")));
        assertThat(member.everything().getFirst().payload().get("owner").booleanValue())
                .isFalse();
    }

    @Test
    void aRequestIsAnsweredForItsCaller() {
        assertThat(member.answer("echo.echo", Map.of("text", "hi", "callerId", owner.userId())))
                .hasToString("{\"data\":{\"text\":\"member:hi\"},\"ok\":true}");
    }

    @ParameterizedTest
    @MethodSource
    void whatIsNoRequestIsUnknown(String event) {
        assertThat(member.refusal(event, Map.of())).isEqualTo("unknown_event");
    }

    static List<String> whatIsNoRequestIsUnknown() {
        return List.of(
                "no.such",
                "echo",
                "echo.",
                "echo.echo ",
                "ECHO.ECHO",
                "__proto__",
                "constructor",
                "toString",
                "message",
                "session.ready",
                "x".repeat(10_000));
    }

    static Stream<Arguments> badArguments() {
        var good = new JSONObject(Map.of("text", "hi"));
        return Stream.of(
                Arguments.of("none", new Object[0], "invalid"),
                Arguments.of("two", new Object[] {good, good}, "invalid"),
                Arguments.of("a text", new Object[] {"hi"}, "invalid"),
                Arguments.of("a number", new Object[] {7}, "invalid"),
                Arguments.of("null", new Object[] {JSONObject.NULL}, "invalid"),
                Arguments.of("true", new Object[] {true}, "invalid"),
                Arguments.of("a list", new Object[] {new JSONArray(List.of("hi"))}, "invalid"),
                Arguments.of("bytes", new Object[] {new byte[] {1, 2}}, "invalid"),
                Arguments.of("nothing in it", new Object[] {new JSONObject()}, "invalid"),
                Arguments.of("too much", new Object[] {new JSONObject(Map.of("text", "x".repeat(1001)))}, "invalid"),
                Arguments.of(
                        "far too much", new Object[] {new JSONObject(Map.of("text", "x".repeat(900_000)))}, "invalid"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badArguments")
    void whatIsNotExactlyOneGoodObjectIsInvalid(String name, Object[] arguments, String code) throws Exception {
        JsonNode answer = member.sendAll("echo.count", arguments).get(15, TimeUnit.SECONDS);
        assertThat(answer.at("/ok").booleanValue()).isFalse();
        assertThat(answer.at("/error/code").asText()).isEqualTo(code);
        assertThat(member.connected()).isTrue();
    }

    @Test
    void aRequestThatWantsNoAnswerIsDone() {
        int before = count();
        member.tell("echo.count", Map.of("text", "x"));
        member.tell("echo.count", "nonsense");
        member.tell("no.such", Map.of());
        member.tell("echo.refuse", Map.of("text", "x"));
        assertThat(count()).isEqualTo(before + 2);
    }

    @Test
    void aPluginRefusesWithItsOwnCode() {
        assertThat(member.refusal("echo.refuse", Map.of("text", "x"))).isEqualTo("echo.full");
    }

    @ParameterizedTest
    @MethodSource
    void aHandlerThatFailsIsAnsweredAndLoggedOnce(String event) {
        LEAKS.expect(event + " of echo failed for " + member.userId());
        assertThat(member.refusal(event, Map.of("text", "secret text"))).isEqualTo("internal");
        assertThat(LEAKS.log().alarms()).containsExactly(event + " of echo failed for " + member.userId() + ".");
        assertThat(member.ask("echo.echo", Map.of("text", "still here"))
                        .get("text")
                        .textValue())
                .isEqualTo("member:still here");
    }

    static List<String> aHandlerThatFailsIsAnsweredAndLoggedOnce() {
        return List.of("echo.fail", "echo.deep");
    }

    @Test
    void theFirstOfTwoAnswersCounts() {
        assertThat(member.ask("echo.twice", Map.of("text", "x")).get("text").textValue())
                .isEqualTo("first");
        assertThat(member.ask("echo.later", Map.of("text", "x")).get("text").textValue())
                .isEqualTo("later");
        assertThat(member.answer("echo.null", Map.of("text", "x"))).hasToString("{\"ok\":true}");
    }

    @Test
    void requestsOfOneConnectionRunOneAfterTheOther() {
        int before = count();
        var answers = IntStream.range(0, 200)
                .mapToObj(i -> member.send("echo.count", Map.of("text", "x")))
                .toList();
        var counted = answers.stream()
                .map(answer -> answer.orTimeout(15, TimeUnit.SECONDS)
                        .join()
                        .at("/data/text")
                        .asInt())
                .toList();
        assertThat(counted)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(before + 1, before + 200).boxed().toList());
    }

    @Test
    void aPermissionIsAskedForBeforeTheHandlerRuns() {
        assertThat(member.refusal("echo.own", Map.of("text", "x"))).isEqualTo("forbidden");
        assertThat(member.refusal("echo.own", "not even looked at")).isEqualTo("forbidden");
        assertThat(owner.ask("echo.own", Map.of("text", "x")).get("text").textValue())
                .isEqualTo("yes");
    }

    @Test
    void profilesTellWhoIsBehindAnId() {
        JsonNode found = member.ask(
                "accounts.profiles",
                Map.of("ids", List.of(owner.userId(), "1", member.userId(), owner.userId(), "9223372036854775807")));
        assertThat(found.get("profiles")).containsExactlyInAnyOrder(profile(owner, "owner"), profile(member, "member"));
        assertThat(member.ask("accounts.profiles", Map.of("ids", List.of())))
                .isEqualTo(json(Map.of("profiles", List.of())));
    }

    @Test
    void aListOfIdsHasItsBound() {
        assertThat(member.answer("accounts.profiles", Map.of("ids", Collections.nCopies(100, "7")))
                        .get("ok")
                        .booleanValue())
                .isTrue();
        assertThat(member.refusal("accounts.profiles", Map.of("ids", Collections.nCopies(101, "7"))))
                .isEqualTo("invalid:ids");
        assertThat(member.refusal("accounts.profiles", Map.of("ids", List.of("7", "x"))))
                .isEqualTo("invalid:ids[1]");
    }

    private static JsonNode profile(TestMember who, String name) {
        return json(Map.of("id", who.userId(), "loginName", name, "displayName", name));
    }

    private static JsonNode json(Map<String, ?> values) {
        return new ObjectMapper().valueToTree(values);
    }

    private static int count() {
        return member.ask("echo.count", Map.of("text", "x")).get("text").asInt();
    }
}
