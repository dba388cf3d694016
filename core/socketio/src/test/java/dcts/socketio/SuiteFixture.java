package dcts.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the official Socket.IO suite expects of a server, in both of its namespaces. */
final class SuiteFixture {
    private SuiteFixture() {}

    static void install(SocketIoServer server) {
        for (String name : List.of("/", "/custom")) {
            Namespace namespace = server.namespace(name);
            namespace.onConnect(socket -> greet(name, socket));
            namespace.onEvent((socket, event, args, ack) -> answer(name, socket, event, args, ack));
        }
    }

    private static void greet(String namespace, Socket socket) {
        JsonNode auth = Objects.requireNonNullElse(socket.handshake().auth(), JsonNodeFactory.instance.objectNode());
        socket.emit(PreparedPacket.event(namespace, "auth", List.of(auth)));
    }

    static void answer(String namespace, Socket socket, String event, List<JsonNode> args, @Nullable Ack ack) {
        if (event.equals("message")) {
            socket.emit(PreparedPacket.event(namespace, "message-back", args));
        } else if (event.equals("message-with-ack") && ack != null) {
            ack.send(args);
        }
    }
}
