package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.testing.LeakCheck;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestMember;
import dcts.core.testing.TestPlugin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Announcements reach those who may hear them, in order, and nobody else. */
class AudienceTest {
    private static final String ANNOUNCER = """
            Permission all = new Permission("news.read", Holder.MEMBER);
            Permission few = new Permission("news.secret", Holder.OWNER);
            Permission undeclared = new Permission("news.undeclared", Holder.ANYONE);
            context.declare(all);
            context.declare(few);
            Announcement<Out> told = new Announcement<>("news.told", Out.class);
            context.declare(told);
            Map<String, Topic> topics = Map.of(
                "all", context.topic(Scope.SERVER, all),
                "few", context.topic(Scope.SERVER.child("news.paper", new Id(3)), few),
                "none", context.topic(Scope.SERVER, undeclared));
            context.on(request("news.tell"), (caller, in) -> {
                String[] words = in.text().split(" ");
                topics.get(words[0]).announce(told, new Out(words[1]));
                return new Out("");
            });
            context.on(request("news.forge"), (caller, in) -> {
                topics.get("all").announce(new Announcement<>(in.text(), Out.class), new Out("forged"));
                return new Out("");
            });
            """;

    @RegisterExtension
    final LeakCheck leaks = new LeakCheck();

    @TempDir
    Path folder;

    private TestHost host;
    private TestMember owner;
    private TestMember member;

    @BeforeEach
    void start() throws Exception {
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        TestPlugin.named("news").starting(ANNOUNCER).pack(plugins.resolve("news.jar"));
        host = TestHost.start(folder);
        owner = host.joinAsOwner("owner");
        member = host.join("member");
        owner.listen("news.told");
        member.listen("news.told");
    }

    @AfterEach
    void stop() {
        owner.close();
        member.close();
        host.close();
    }

    @Test
    void onlyThoseWhoMayHearIt() {
        tell("few secret");
        tell("none nothing");
        tell("all news");
        assertThat(hear(owner)).isEqualTo("secret");
        assertThat(hear(owner)).isEqualTo("news");
        assertThat(hear(member)).isEqualTo("news");
        assertThat(member.everything().toString()).doesNotContain("secret", "nothing");
        assertThat(owner.everything().toString()).doesNotContain("nothing");
    }

    @Test
    void inTheirOrderOnEveryConnection() {
        TestMember second = member.again();
        second.listen("news.told");
        List<String> all = IntStream.range(0, 300).mapToObj(i -> "n" + i).toList();
        var answers = all.stream()
                .map(word -> owner.send("news.tell", Map.of("text", "all " + word)))
                .toList();
        for (TestMember each : List.of(owner, member, second)) {
            assertThat(all.stream().map(word -> hear(each)).toList()).isEqualTo(all);
        }
        assertThat(answers).allMatch(answer -> answer.join().get("ok").booleanValue());
        second.close();
    }

    @Test
    void whoseRightsChangedHearsWhatIsTheirsNow() {
        var console = Map.of("Authorization", "Bearer " + host.consoleToken());
        var moved = new TestApi(host.url()).send("POST", "/api/admin/owner", Map.of("loginName", "member"), console);
        assertThat(moved.status()).isEqualTo(200);
        owner.awaitDisconnect();
        TestMember formerOwner = owner.again();
        TestMember newOwner = member.again();
        formerOwner.listen("news.told");
        newOwner.listen("news.told");
        newOwner.ask("news.tell", Map.of("text", "few secret"));
        newOwner.ask("news.tell", Map.of("text", "all news"));
        assertThat(hear(newOwner)).isEqualTo("secret");
        assertThat(hear(formerOwner)).isEqualTo("news");
        formerOwner.close();
        newOwner.close();
    }

    @Test
    void aPluginSpeaksForItselfOnly() {
        leaks.expect("news.forge of news failed");
        for (String name : List.of("session.ready", "server.closing", "chat.message.created", "news", "newsx.told")) {
            assertThat(member.refusal("news.forge", Map.of("text", name))).isEqualTo("internal");
        }
        tell("all news");
        assertThat(hear(member)).isEqualTo("news");
        assertThat(member.everything().toString()).doesNotContain("forged");
    }

    @Test
    void theEndOfTheServerIsTold() {
        host.restart();
        assertThat(member.hear("server.closing").get("reconnectAfterMs").longValue())
                .isPositive();
        assertThat(member.hear("session.ready").get("userId").textValue()).isEqualTo(member.userId());
        owner.hear("session.ready");
    }

    private void tell(String words) {
        owner.ask("news.tell", Map.of("text", words));
    }

    private static String hear(TestMember who) {
        return who.hear("news.told").get("text").textValue();
    }
}
