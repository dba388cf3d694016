package dcts.socketio.example;

import dcts.socketio.ConnectRefused;
import dcts.socketio.HandshakeGate;
import dcts.socketio.Namespace;
import dcts.socketio.PreparedPacket;
import dcts.socketio.SocketIoConfig;
import dcts.socketio.SocketIoMetrics;
import dcts.socketio.SocketIoServer;
import io.javalin.Javalin;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;

/** What the README of this module shows; a test holds the two together and runs it. */
final class Example {
    private Example() {}

    static SocketIoServer chat() {
        var pages = HandshakeGate.origins(Set.of("https://chat.example.org"));
        var io = new SocketIoServer(SocketIoConfig.defaults(), pages, SocketIoMetrics.NONE);

        Namespace chat = io.namespace("/");
        chat.authenticate(handshake -> {
            var auth = handshake.auth();
            if (auth == null || !auth.path("token").asText().equals("secret")) {
                throw new ConnectRefused("who are you?", "{\"code\":\"unauthorized\"}");
            }
            return auth.path("name").asText();
        });
        chat.onConnect(socket -> {
            socket.join("lobby");
            socket.emit(PreparedPacket.event("/", "hello", "{\"name\":\"" + socket.attachment() + "\"}"));
        });
        chat.onEvent((socket, event, args, ack) -> {
            if (event.equals("say")) {
                var said = PreparedPacket.event("/", "said", List.of(args.getFirst()));
                chat.to("lobby").except(socket.id()).emit(said);
            }
            if (ack != null) {
                ack.send("{\"ok\":true}");
            }
        });
        return io;
    }

    static Server jetty(SocketIoServer io, int port) {
        var server = new Server(port);
        var context = new ServletContextHandler("/");
        io.mount(context, "/socket.io");
        server.setHandler(context);
        return server;
    }

    static Javalin javalin(SocketIoServer io) {
        return Javalin.create(
                config -> config.jetty.modifyServletContextHandler(context -> io.mount(context, "/socket.io")));
    }
}
