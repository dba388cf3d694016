package dcts.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Namespaces that exist because clients asked for them. */
class NamespacesOnDemandTest {
    private final TestServer server = new TestServer(SocketIoConfig.defaults().with(new SocketIoConfig.Caps(4, 2, 10)));
    private final RawClient client = new RawClient(server);

    private final List<Namespace> made = new CopyOnWriteArrayList<>();

    NamespacesOnDemandTest() {
        server.socketIo().namespacesOnDemand(name -> name.matches("/game-\\d+"), game -> {
            made.add(game);
            game.onConnect(socket -> game.everybody()
                    .emit(PreparedPacket.event(
                            game.name(),
                            "players",
                            Integer.toString(game.sockets().size()))));
            game.onEvent((socket, event, args, ack) ->
                    game.everybody().except(socket.id()).emit(PreparedPacket.event(game.name(), event, args)));
        });
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void theFirstMakesOneAndTheLastEndsIt() throws Exception {
        RawClient.Ws one = client.webSocket(RawClient.WEBSOCKET);
        one.next();
        one.send("40/game-1,");
        assertThat(one.next()).startsWith("40/game-1,{\"sid\":");
        assertThat(one.next()).isEqualTo("42/game-1,[\"players\",1]");
        RawClient.Ws other = client.webSocket(RawClient.WEBSOCKET);
        other.next();
        other.send("40/game-1,");
        other.next();
        assertThat(one.next()).isEqualTo("42/game-1,[\"players\",2]");
        one.send("42/game-1,[\"move\",5]");
        other.next();
        assertThat(other.next()).isEqualTo("42/game-1,[\"move\",5]");

        one.send("41/game-1,");
        other.send("41/game-1,");
        assertThat(made).hasSize(1);
        Await.until(() -> made.getFirst().sockets().isEmpty());
        one.send("40/game-1,");
        one.next();
        assertThat(one.next()).isEqualTo("42/game-1,[\"players\",1]");
        assertThat(made).hasSize(2);
    }

    @Test
    void othersAreRefused() throws Exception {
        RawClient.Ws ws = client.connected();
        ws.send("40/game-x,");
        assertThat(ws.next()).isEqualTo("44/game-x,{\"message\":\"Invalid namespace\"}");
        String tooLong = "/game-" + "1".repeat(100);
        ws.send("40" + tooLong + ",");
        assertThat(ws.next()).startsWith("44/game-1").endsWith(",{\"message\":\"Too many namespaces\"}");
    }

    @Test
    void thereAreOnlySoManyUntilSomeEnd() throws Exception {
        RawClient.Ws one = client.connected();
        one.send("40/game-1,");
        one.next();
        one.next();
        one.send("40/game-2,");
        one.next();
        one.next();
        RawClient.Ws other = client.connected();
        other.send("40/game-3,");
        assertThat(other.next()).isEqualTo("44/game-3,{\"message\":\"Invalid namespace\"}");
        one.close();
        Await.until(() -> server.metrics().count("closed TRANSPORT_CLOSE") == 1);
        other.send("40/game-3,");
        assertThat(other.next()).startsWith("40/game-3,");
    }

    /** Those that it left count until the place is needed. */
    @Test
    void aConnectionAsksForOnlySoMany() throws Exception {
        RawClient.Ws ws = client.connected();
        ws.send("40/custom,");
        ws.next();
        ws.next();
        ws.send("40/game-1,");
        ws.next();
        ws.next();
        ws.send("40/game-2,");
        ws.next();
        ws.next();
        ws.send("40/game-3,");
        assertThat(ws.next()).isEqualTo("44/game-3,{\"message\":\"Too many namespaces\"}");
        ws.send("41/game-2,");
        ws.send("40/game-3,");
        assertThat(ws.next()).startsWith("40/game-3,");
    }
}
