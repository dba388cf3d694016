package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcts.core.db.DatabaseAddress;
import dcts.core.db.DatabaseException;
import dcts.core.db.TestDatabase;
import dcts.core.http.ListenException;
import dcts.core.testing.LeakCheck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A start that cannot succeed says so in one sentence and leaves nothing behind: no thread, no process, no lock. */
class StartTest {
    @RegisterExtension
    final LeakCheck leaks = new LeakCheck();

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private TestDatabase test;
    private Path data;

    @BeforeEach
    void prepare() throws IOException {
        test = TestDatabase.create();
        data = folder.resolve("data");
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        try (var server = start(0)) {
            assertThat(server.url()).startsWith("http://localhost:");
        }
        test.close();
    }

    @Test
    void aPortThatIsTakenIsASentence() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> start(port))
                    .isInstanceOf(ListenException.class)
                    .hasMessage("The server cannot listen on 127.0.0.1:" + port + "; another program uses that port,"
                            + " or the address is not this machine's. Choose another with --port or \"port\" in"
                            + " config.json.");
            assertThat(data.resolve("console.json")).doesNotExist();
        }
    }

    @Test
    void anAddressThatIsNotOursIsASentence() {
        assertThatThrownBy(() -> start(0, Map.of("DCTS_HOST", "192.0.2.1")))
                .isInstanceOf(ListenException.class)
                .hasMessageContaining("192.0.2.1:0");
    }

    @Test
    void aDirectoryInUseIsASentenceAndTheOtherServerGoesOn() {
        try (var first = start(0)) {
            assertThatThrownBy(() -> start(0))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("is in use by another server (process "
                            + ProcessHandle.current().pid() + ")");
            assertThat(first.url()).isNotEmpty();
            assertThat(data.resolve("console.json")).exists();
        }
        assertThat(data.resolve("console.json")).doesNotExist();
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsASentence() throws IOException {
        int nobody;
        try (var socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        String url = "jdbc:mariadb://127.0.0.1:" + nobody + "/dcts";
        assertThatThrownBy(() -> start(0, Map.of("DCTS_DATABASE_URL", url)))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("The database at " + url + " does not answer")
                .hasMessageNotContaining(test.address().password());
    }

    @ParameterizedTest
    @CsvSource({"--port 65536, 2", "--nonsense, 2", "frobnicate, 2", "run --port x, 2", "admin, 2"})
    void wrongArgumentsEndWithTwo(String arguments, int code) {
        assertThat(runWith(arguments.split(" ", -1))).isEqualTo(code);
        assertThat(said(err)).hasLineCount(arguments.equals("admin") ? 19 : 1);
        assertThat(said(out)).isEmpty();
    }

    @Test
    void theProgramSaysOneSentenceAndEndsWithOne() throws IOException {
        writeConfig("\"port\": 0, \"colour\": \"red\", ");
        assertThat(runMain()).isEqualTo(1);
        assertThat(said(err)).startsWith("dcts: ").contains("config.json cannot be used:\n  colour: unknown key\n");

        err.reset();
        Path inTheWay = Files.writeString(folder.resolve("file"), "in the way");
        assertThat(runWith(
                        "run",
                        "--no-browser",
                        "--data",
                        inTheWay.resolve("data").toString()))
                .isEqualTo(1);
        assertThat(said(err)).hasLineCount(1).startsWith("dcts: The data directory " + inTheWay.resolve("data"));

        err.reset();
        try (var taken = new ServerSocket(0)) {
            writeConfig("\"port\": " + taken.getLocalPort() + ", ");
            assertThat(runMain()).isEqualTo(1);
        }
        assertThat(said(err)).hasLineCount(1).startsWith("dcts: The server cannot listen on 0.0.0.0:");
        assertThat(said(out)).isEmpty();
        Files.delete(data.resolve("config.json"));
    }

    /** Everybody knows the password of a demo's owner. */
    @Test
    void aDemoListensOnThisMachineOnly() throws IOException {
        var options = new ServerOptions(
                data,
                folder,
                sha256 -> true,
                OptionalInt.of(0),
                List.of(ServerOptions.Mode.DEMO),
                environment(Map.of("DCTS_HOST", "0.0.0.0")),
                InstantSource.system());
        try (var server = new Server(options)) {
            int port = Integer.parseInt(server.url().replaceFirst(".*:", ""));
            try (var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port)) {
                assertThat(socket.isConnected()).isTrue();
            }
            try (var socket = new Socket()) {
                // Another address of this machine, as each has many on its loopback.
                assertThatThrownBy(() -> socket.connect(new InetSocketAddress("127.0.0.2", port), 2_000))
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void theFileOfTheConsoleIsForItsUserOnly() throws IOException {
        try (var server = start(0)) {
            Path file = data.resolve("console.json");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(file))
                    .contains("http://127.0.0.1:" + server.url().replaceFirst(".*:", ""));
        }
        assertThat(data.resolve("console.json")).doesNotExist();
        try (var files = Files.list(data)) {
            assertThat(files.map(f -> f.getFileName().toString())).noneMatch(name -> name.endsWith(".tmp"));
        }
    }

    private Server start(int port) {
        return start(port, Map.of());
    }

    private Server start(int port, Map<String, String> more) {
        return new Server(new ServerOptions(
                data,
                folder,
                sha256 -> true,
                OptionalInt.of(port),
                List.of(),
                environment(more),
                InstantSource.system()));
    }

    private Map<String, String> environment(Map<String, String> more) {
        DatabaseAddress address = test.address();
        var environment = new HashMap<>(Map.of(
                "DCTS_DATABASE_URL", address.url(),
                "DCTS_DATABASE_USER", address.user(),
                "DCTS_DATABASE_PASSWORD", address.password(),
                "DCTS_HOST", "127.0.0.1"));
        environment.putAll(more);
        return environment;
    }

    private void writeConfig(String keys) throws IOException {
        DatabaseAddress address = test.address();
        Files.createDirectories(data);
        Files.writeString(
                data.resolve("config.json"),
                "{" + keys + "\"database\": {\"url\": \"" + address.url() + "\", \"user\": \"" + address.user()
                        + "\", \"password\": \"" + address.password() + "\"}}");
    }

    private int runMain() {
        return runWith("run", "--no-browser", "--data", data.toString());
    }

    private int runWith(String... arguments) {
        return new Main(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(List.of(arguments));
    }

    private static String said(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
