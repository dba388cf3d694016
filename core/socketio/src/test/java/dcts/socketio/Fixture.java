package dcts.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What {@link SuiteFixture} does, and a few things more that only our own tests ask for. */
final class Fixture {
    private Fixture() {}

    static void install(SocketIoServer server) {
        Namespace main = server.namespace("/");
        main.authenticate(Fixture::authenticate);
        SuiteFixture.install(server);
        main.onEvent((socket, event, args, ack) -> {
            SuiteFixture.answer("/", socket, event, args, ack);
            handle(socket, event, args, ack);
            handleRooms(main, socket, event, args, ack);
        });
    }

    private static @Nullable Object authenticate(Handshake handshake) throws ConnectRefused {
        JsonNode auth = handshake.auth();
        if (auth != null && auth.has("refuse")) {
            throw new ConnectRefused("not today", "{\"code\":\"unauthorized\"}");
        }
        if (auth != null && auth.has("crash")) {
            throw new IllegalStateException("authenticator crashed on purpose");
        }
        return auth == null ? null : auth.path("name").asText();
    }

    private static void handle(Socket socket, String event, List<JsonNode> args, @Nullable Ack ack) {
        switch (event) {
            case "ack-twice" -> {
                Objects.requireNonNull(ack).send("1");
                ack.send("2");
            }
            case "ask-me" -> askBack(socket, args.getFirst().asInt());
            case "count" -> count(socket, args.getFirst().asInt());
            case "leave" -> socket.disconnect("bye");
            case "crash" -> throw new IllegalStateException("handler crashed on purpose");
            case "whoami" -> Objects.requireNonNull(ack).send("\"" + socket.attachment() + "\"");
            default -> {}
        }
    }

    /** What is said reaches all of a room but who says it; what is whispered may get lost. */
    private static void handleRooms(
            Namespace main, Socket socket, String event, List<JsonNode> args, @Nullable Ack ack) {
        switch (event) {
            case "join" -> {
                socket.join(args.getFirst().asText());
                Objects.requireNonNull(ack).send("true");
            }
            case "say" ->
                main.to(args.getFirst().asText())
                        .except(socket.id())
                        .emit(PreparedPacket.event("/", "said", args.subList(1, args.size())));
            case "whisper" ->
                main.everybody()
                        .emit(PreparedPacket.event("/", "whispered", args).asVolatile());
            default -> {}
        }
    }

    private static void askBack(Socket socket, int timeoutMillis) {
        socket.request("question", "{\"q\":1}", Duration.ofMillis(timeoutMillis), answer -> {
            List<JsonNode> arguments = new ArrayList<>();
            arguments.add(JsonNodeFactory.instance.booleanNode(answer.isPresent()));
            answer.ifPresent(arguments::addAll);
            socket.emit(PreparedPacket.event("/", "answered", arguments));
        });
    }

    private static void count(Socket socket, int upTo) {
        for (int i = 0; i < upTo; i++) {
            socket.emit(PreparedPacket.event("/", "number", Integer.toString(i)));
        }
    }
}
