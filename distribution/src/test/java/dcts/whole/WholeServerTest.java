package dcts.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.testing.TestMember;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The archive as its owner unpacks it: it starts, people talk, it is killed, and every word is still there. */
class WholeServerTest {
    private static final List<String> TOOLS = List.of("bash", "dirname", "head", "readlink", "sed");
    private static final int CHATTERS = 4;

    @TempDir
    static Path shared;

    private static Path home;

    @TempDir
    Path folder;

    @BeforeAll
    static void unpack() throws IOException, InterruptedException {
        home = ServerCommand.unpack(shared.resolve("unpacked"));
    }

    /** What is killed in the middle of a talk. */
    enum Victim {
        SERVER,
        DATABASE,
        SERVER_AND_DATABASE
    }

    @Test
    void startsWithoutMavenAndNodeAndTwoPeopleTalk() throws Exception {
        var command = ServerCommand.on(folder.resolve("data")).from(home);
        try (var server = command.variable("PATH", barePath()).start()) {
            var url = server.url().toString();
            var link = server.ownerLink().orElseThrow().toString();
            var secret = link.substring(link.lastIndexOf('/') + 1);
            try (var alice = TestMember.register(url, "alice", secret);
                    var bob = TestMember.register(url, "bob", null)) {
                assertThat(owner(alice)).isTrue();
                assertThat(owner(bob)).isFalse();
                var general = Talk.channelId(bob, "general");
                JsonNode hello = say(alice, general, Chatter.WORDS);
                assertThat(heard(bob)).isEqualTo(hello);
                JsonNode answer = say(bob, general, Chatter.WORDS + " too");
                assertThat(heard(alice)).isEqualTo(hello);
                assertThat(heard(alice)).isEqualTo(answer);
                LogCheck.of(server)
                        .hasNoErrors()
                        .keepsQuietAbout(
                                List.of(Chatter.WORDS, TestMember.PASSWORD, alice.token(), bob.token(), secret));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Victim.class)
    void whatWasAcknowledgedSurvivesAKill(Victim victim) throws Exception {
        List<Chatter> chatters = new ArrayList<>();
        try (var server = start()) {
            chatters.addAll(join(server));
            talkOn(chatters, 30);
            try (var after = kill(victim, server)) {
                talkOn(chatters, 20);
                for (Chatter chatter : chatters) {
                    chatter.stop();
                }
                isWhole(chatters);
                assertThat(databasesOf(folder)).hasSize(1);
                LogCheck.of(server).keepsQuietAbout(secrets(chatters));
                LogCheck.of(after).keepsQuietAbout(secrets(chatters));
            }
        } finally {
            for (Chatter chatter : chatters) {
                chatter.close();
            }
        }
        assertThat(databasesOf(folder)).isEmpty();
    }

    @Test
    void endsInTenSecondsOnRequestAndTellsItsClients() throws Exception {
        List<Chatter> chatters = new ArrayList<>();
        try (var server = start()) {
            chatters.addAll(join(server));
            talkOn(chatters, 10);
            assertThat(server.endsWithin(10, TimeUnit.SECONDS)).as(server.log()).isTrue();
            assertThat(server.awaitExit()).isIn(0, 143);
            for (Chatter chatter : chatters) {
                assertThat(chatter.member()
                                .hear("server.closing")
                                .path("reconnectAfterMs")
                                .isIntegralNumber())
                        .isTrue();
            }
            assertThat(databasesOf(folder)).isEmpty();
            LogCheck.of(server).hasNoErrors().keepsQuietAbout(secrets(chatters));
            try (var again = server.startAgain()) {
                talkOn(chatters, 10);
                for (Chatter chatter : chatters) {
                    chatter.stop();
                }
                isWhole(chatters);
                assertThat(again.ownerLink()).isPresent();
            }
        } finally {
            for (Chatter chatter : chatters) {
                chatter.close();
            }
        }
    }

    private ServerProcess start() throws IOException, InterruptedException {
        return ServerCommand.on(folder.resolve("data"))
                .from(home)
                .withoutLimits()
                .start();
    }

    private static ServerProcess kill(Victim victim, ServerProcess server) throws Exception {
        ProcessHandle database = server.database().orElseThrow();
        if (victim != Victim.DATABASE) {
            server.killHard();
        }
        if (victim != Victim.SERVER) {
            database.destroyForcibly();
            database.onExit().get(20, TimeUnit.SECONDS);
        }
        return victim == Victim.DATABASE ? server : server.startAgain();
    }

    private static List<Chatter> join(ServerProcess server) {
        List<Chatter> chatters = new ArrayList<>();
        for (int i = 0; i < CHATTERS; i++) {
            TestMember member = TestMember.register(server.url().toString(), "chatter" + i, null);
            chatters.add(new Chatter(member, Talk.channelId(member, "general")));
        }
        return chatters;
    }

    private static void talkOn(List<Chatter> chatters, int more) throws InterruptedException {
        for (Chatter chatter : chatters) {
            chatter.saysMore(more);
        }
    }

    /** Nothing is missing, doubled or out of order, and everybody was told of everything at most once. */
    private static void isWhole(List<Chatter> chatters) {
        try (var reader = chatters.getFirst().member().again()) {
            Talk.read(reader, Talk.channelId(reader, "general")).isDense().holds(chatters);
        }
        for (Chatter chatter : chatters) {
            assertThat(chatter.member().everything())
                    .filteredOn(heard -> heard.event().equals("chat.message.created"))
                    .extracting(
                            heard -> heard.payload().path("message").path("id").asText())
                    .doesNotHaveDuplicates();
        }
    }

    private static List<String> secrets(List<Chatter> chatters) {
        List<String> secrets = new ArrayList<>(List.of(Chatter.WORDS, TestMember.PASSWORD));
        chatters.forEach(chatter -> secrets.add(chatter.member().token()));
        return secrets;
    }

    private static List<ProcessHandle> databasesOf(Path folder) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains("mariadbd")
                        && process.info().commandLine().orElse("").contains(folder.toString()))
                .toList();
    }

    /** What any system has, and nothing that builds. */
    private String barePath() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String name : TOOLS) {
            Path tool = Files.writeString(bin.resolve(name), "#!/bin/sh\nexec /usr/bin/" + name + " \"$@\"\n");
            Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return bin.toString();
    }

    private static boolean owner(TestMember member) {
        return member.everything().getFirst().payload().path("owner").asBoolean();
    }

    private static JsonNode say(TestMember member, String channelId, String text) {
        return member.ask("chat.send", Map.of("channelId", channelId, "nonce", "hello", "text", text))
                .path("message");
    }

    private static JsonNode heard(TestMember member) {
        return member.hear("chat.message.created").path("message");
    }
}
