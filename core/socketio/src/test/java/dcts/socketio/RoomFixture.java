package dcts.socketio;

import java.util.List;

/** One room with everybody in it, who hears as {@code said} what anybody says. */
final class RoomFixture {
    private static final String ROOM = "everybody";

    private RoomFixture() {}

    static void install(SocketIoServer server) {
        Namespace main = server.namespace("/");
        PreparedPacket joined = PreparedPacket.event("/", "joined", List.of());
        main.onConnect(socket -> {
            socket.join(ROOM);
            socket.emit(joined);
        });
        main.onEvent((socket, event, args, ack) -> {
            if (event.equals("say")) {
                main.to(ROOM).emit(PreparedPacket.event("/", "said", List.of(args.getFirst())));
            }
        });
    }
}
