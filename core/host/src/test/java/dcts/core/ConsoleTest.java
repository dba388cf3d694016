package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.ops.ConsoleClient;
import dcts.core.testing.LeakCheck;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestMember;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line's way to the running server. */
class ConsoleTest {
    @RegisterExtension
    static final LeakCheck LEAKS = new LeakCheck();

    @TempDir
    static Path folder;

    @TempDir
    Path elsewhere;

    private static TestHost host;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeAll
    static void start() {
        host = TestHost.start(folder);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void aUserIsCreatedAndMadeTheOwner() {
        assertThat(run("correct horse\nnot read\n", "user create Anna --password-stdin"))
                .isZero();
        assertThat(said(out)).isEqualTo("done\n");
        var api = new TestApi(host.url());
        var logIn = Map.of("loginName", "anna", "password", "correct horse");
        String token = api.post("/api/sessions", logIn).data().get("token").textValue();
        assertThat(run("", "owner ANNA")).isZero();
        assertThat(host.ownerLink()).isEmpty();
        var session = api.get("/api/sessions/current", Map.of("Authorization", "Bearer " + token));
        assertThat(session.data().at("/session/owner").booleanValue()).isTrue();
        assertThat(said(err)).isEmpty();
    }

    @Test
    void pluginsAreListedAndSwitched() {
        assertThat(runAll("plugin list")).isZero();
        assertThat(said(out)).isEmpty();
        assertThat(runAll("plugin rescan")).isZero();
        assertThat(runAll("plugin enable nothere")).isEqualTo(1);
        assertThat(said(err)).isEqualTo("dcts: refused: not_found\n");
        err.reset();
        assertThat(runAll("plugin disable nothere --with-dependants")).isEqualTo(1);
        assertThat(said(err)).isEqualTo("dcts: refused: not_found\n");
    }

    @Test
    void aRefusalIsToldWithItsPlace() {
        assertThat(run("short\n", "user create bert --password-stdin")).isEqualTo(1);
        assertThat(said(err)).isEqualTo("dcts: refused: invalid at password\n");
        err.reset();
        assertThat(run("", "user create bert --password-stdin")).isEqualTo(1);
        assertThat(said(err)).isEqualTo("dcts: refused: invalid at password\n");
        err.reset();
        assertThat(run("correct horse\n", "user create b/ert --password-stdin")).isEqualTo(1);
        assertThat(said(err)).isEqualTo("dcts: refused: invalid at loginName\n");
        err.reset();
        assertThat(run("", "owner nobody")).isEqualTo(1);
        assertThat(said(err)).isEqualTo("dcts: refused: not_found\n");
        assertThat(said(out)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "user",
                "user create",
                "user create name",
                "user create --password-stdin",
                "user create a b --password-stdin",
                "user delete name --password-stdin",
                "owner",
                "owner a b",
                "frobnicate"
            })
    void whatIsNotUnderstoodShowsTheUsage(String words) {
        assertThat(run("correct horse\n", words)).isEqualTo(2);
        assertThat(said(err)).startsWith("usage: dcts admin user create NAME --password-stdin");
    }

    @Test
    void whereNoServerRunsThatIsSaid() {
        assertThat(runOn(elsewhere, "", "owner anna")).isEqualTo(1);
        assertThat(said(err))
                .isEqualTo("dcts: no server runs on " + elsewhere
                        + " that this user may steer; start it with ./dcts run.\n");
    }

    /** The file of a server that was killed. */
    @Test
    void aServerThatIsGoneIsSaid() throws IOException {
        int nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        writeFile("{\"url\":\"http://127.0.0.1:" + nobody + "\",\"token\":\"x\"}");
        assertThat(runOn(elsewhere, "", "owner anna")).isEqualTo(1);
        assertThat(said(err)).isEqualTo("dcts: the server on " + elsewhere + " does not answer; start it first.\n");
    }

    /** Another program has the port by now. */
    @Test
    void whoAnswersOtherwiseIsNotOurServer() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            writeFile("{\"url\":\"http://127.0.0.1:" + other.getLocalPort() + "\",\"token\":\"x\"}");
            Thread answering = Thread.ofVirtual().start(() -> answer(other));
            assertThat(runOn(elsewhere, "", "owner anna")).isEqualTo(1);
            answering.join();
        }
        assertThat(said(err)).isEqualTo("dcts: the server on " + elsewhere + " does not answer; start it first.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "{\"url\":5}", "[]"})
    void aDamagedFileIsSaid(String text) throws IOException {
        writeFile(text);
        assertThat(runOn(elsewhere, "", "owner anna")).isEqualTo(1);
        assertThat(said(err)).startsWith("dcts: ").hasLineCount(1);
    }

    /** The secret opens nothing from elsewhere, nor after a restart. */
    @Test
    void theSecretIsForThisMachineAndThisRun() {
        var api = new TestApi(host.url());
        var body = Map.of("loginName", "made", "password", TestMember.PASSWORD);
        String bearer = "Bearer " + host.consoleToken();
        var throughProxy = Map.of("Authorization", bearer, "X-Forwarded-For", "127.0.0.1");
        assertThat(api.send("POST", "/api/admin/users", body, throughProxy).code())
                .isEqualTo("unauthorized");
        assertThat(api.send("DELETE", "/api/sessions/current", "", Map.of("Authorization", bearer))
                        .code())
                .as("it is no session")
                .isEqualTo("unauthorized");
        host.restart();
        assertThat(new TestApi(host.url())
                        .send("POST", "/api/admin/users", body, Map.of("Authorization", bearer))
                        .code())
                .isEqualTo("unauthorized");
    }

    private static void answer(ServerSocket other) {
        try (var socket = other.accept()) {
            socket.getInputStream().read(new byte[4_096]);
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello"
                            .getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void writeFile(String text) throws IOException {
        Files.writeString(elsewhere.resolve("console.json"), text);
    }

    private int run(String input, String words) {
        return runOn(host.data(), input, words);
    }

    private int runAll(String words) {
        return runWords(host.data(), "", words);
    }

    private int runOn(Path data, String input, String words) {
        return runWords(data, input, ("admin " + words).strip());
    }

    private int runWords(Path data, String input, String words) {
        List<String> arguments = new ArrayList<>(List.of(words.split(" ", -1)));
        arguments.addAll(List.of("--data", data.toString()));
        return new ConsoleClient(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))
                .run(arguments);
    }

    private static String said(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
