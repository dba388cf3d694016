package dcts.socketio.example;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.socketio.SocketIoServer;
import io.javalin.Javalin;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

/** The README shows what is compiled here, and it does what it says on both servers. */
class ExampleTest {
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void theReadmeShowsWhatIsCompiled() throws Exception {
        String example = flat(Files.readString(Path.of("src/test/java/dcts/socketio/example/Example.java")));
        List<String> blocks = BLOCK.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(block -> flat(block.group(1)))
                .toList();
        assertThat(blocks).hasSize(3).allSatisfy(block -> assertThat(example).contains(block));
    }

    @Test
    void worksOnJetty() throws Exception {
        SocketIoServer io = Example.chat();
        Server server = Example.jetty(io, 0);
        server.start();
        try {
            talk(((ServerConnector) server.getConnectors()[0]).getLocalPort());
        } finally {
            io.close();
            server.stop();
        }
    }

    @Test
    void worksOnJavalin() throws InterruptedException {
        SocketIoServer io = Example.chat();
        Javalin server = Example.javalin(io).start("127.0.0.1", 0);
        try {
            talk(server.port());
        } finally {
            io.close();
            server.stop();
        }
    }

    private static void talk(int port) throws InterruptedException {
        Socket ann = client(port, Map.of("token", "secret", "name", "Ann"));
        Socket bob = client(port, Map.of("token", "secret", "name", "Bob"));
        Socket stranger = client(port, Map.of("name", "Eve"));
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        ann.on("hello", args -> heard.add("hello " + ((JSONObject) args[0]).optString("name")));
        bob.on("hello", args -> heard.add("hello " + ((JSONObject) args[0]).optString("name")));
        bob.on("said", args -> heard.add("said " + args[0]));
        stranger.on(
                Socket.EVENT_CONNECT_ERROR,
                args -> heard.add("refused " + ((JSONObject) args[0]).optString("message")));
        try {
            ann.connect();
            assertThat(next(heard)).isEqualTo("hello Ann");
            bob.connect();
            assertThat(next(heard)).isEqualTo("hello Bob");
            ann.emit("say", "good morning");
            assertThat(next(heard)).isEqualTo("said good morning");
            stranger.connect();
            assertThat(next(heard)).isEqualTo("refused who are you?");
        } finally {
            List.of(ann, bob, stranger).forEach(Socket::disconnect);
        }
    }

    private static Socket client(int port, Map<String, String> auth) {
        IO.Options options = new IO.Options();
        options.forceNew = true;
        options.auth = auth;
        return IO.socket(URI.create("http://127.0.0.1:" + port), options);
    }

    private static String next(BlockingQueue<String> heard) throws InterruptedException {
        String next = heard.poll(10, TimeUnit.SECONDS);
        return next == null ? "nothing" : next;
    }

    /** Without what a formatter decides. */
    private static String flat(String source) {
        return source.replaceAll("\\s+", "");
    }
}
