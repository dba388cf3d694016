package dcts.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.socketio.packet.PacketEncoder;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The acknowledgement of one event of one socket. */
final class SocketAck implements Ack {
    private final ClientSocket socket;
    private final long id;
    private final AtomicBoolean sent = new AtomicBoolean();

    SocketAck(ClientSocket socket, long id) {
        this.socket = socket;
        this.id = id;
    }

    @Override
    public void send(String argumentJson) {
        if (sent.compareAndSet(false, true)) {
            socket.send(PacketEncoder.ack(socket.namespaceName(), id, argumentJson));
        }
    }

    @Override
    public void send(List<JsonNode> arguments) {
        if (sent.compareAndSet(false, true)) {
            socket.send(PacketEncoder.ack(socket.namespaceName(), id, arguments));
        }
    }
}
