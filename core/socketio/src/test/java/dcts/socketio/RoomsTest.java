package dcts.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who hears what is said to rooms. */
class RoomsTest {
    private final TestServer server =
            new TestServer(SocketIoConfig.defaults().with(new SocketIoConfig.Caps(10, 10, 3)));
    private final RawClient client = new RawClient(server);
    private final Namespace main = server.socketIo().namespace("/");
    private final List<Member> members = new ArrayList<>();

    /** Both ends of one connection. */
    private record Member(Socket socket, RawClient.Ws ws) {}

    @BeforeEach
    void connect() throws Exception {
        for (int i = 0; i < 3; i++) {
            RawClient.Ws ws = client.connected();
            Await.until(() -> main.sockets().size() == members.size() + 1);
            Socket socket = main.sockets().stream()
                    .filter(each -> members.stream().noneMatch(known -> known.socket.equals(each)))
                    .findFirst()
                    .orElseThrow();
            members.add(new Member(socket, ws));
        }
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void roomsReachThoseInside() throws Exception {
        socket(0).join("red");
        socket(1).join("red");
        socket(1).join("blue");
        assertThat(socket(1).rooms()).containsExactlyInAnyOrder("red", "blue");

        main.to("red").emit(word("to red"));
        main.to("blue").to("red").emit(word("to both, once each"));
        main.to("red").except("blue").emit(word("to red but blue"));
        main.to("nowhere").emit(word("to nobody"));
        main.to(socket(2).id()).emit(word("to one"));
        main.everybody().except(socket(0).id()).local().emit(word("to the others"));
        main.everybody().to(List.of()).emit(word("to an empty list is to nobody"));
        main.everybody().to(List.of(socket(0).id(), socket(2).id())).emit(word("to a list"));
        main.everybody().except(List.of("red", "blue")).emit(word("to those outside"));
        main.everybody().emit(word("end"));

        assertThat(heard(0)).containsExactly("to red", "to both, once each", "to red but blue", "to a list");
        assertThat(heard(1)).containsExactly("to red", "to both, once each", "to the others");
        assertThat(heard(2)).containsExactly("to one", "to the others", "to a list", "to those outside");
    }

    @Test
    void whoLeavesHearsNoMore() throws Exception {
        socket(0).join("red");
        socket(1).join("red");
        socket(0).leave("red");
        socket(0).leave("never joined");
        main.to("red").emit(word("gone"));
        main.everybody().emit(word("end"));
        assertThat(heard(0)).isEmpty();
        assertThat(heard(1)).containsExactly("gone");
        assertThat(main.to("red").sockets()).containsExactly(socket(1));
    }

    @Test
    void roomsEndWithTheirSockets() throws Exception {
        socket(0).join("red");
        socket(1).join("red");
        main.to("red").disconnect("out");
        assertThat(members.get(0).ws.next()).isEqualTo("41");
        assertThat(members.get(1).ws.next()).isEqualTo("41");
        assertThat(main.to("red").sockets()).isEmpty();
        assertThat(socket(0).rooms()).isEmpty();
        socket(0).join("red");
        assertThat(main.to("red").sockets()).isEmpty();
        assertThat(main.sockets()).containsExactly(socket(2));
    }

    @Test
    void roomsOfASocketAreBounded() {
        socket(0).join("a");
        socket(0).join("b");
        socket(0).join("c");
        assertThatThrownBy(() -> socket(0).join("d")).isInstanceOf(IllegalStateException.class);
        socket(0).leave("a");
        socket(0).join("d");
        assertThat(socket(0).rooms()).containsExactlyInAnyOrder("b", "c", "d");
    }

    private Socket socket(int index) {
        return members.get(index).socket;
    }

    private static PreparedPacket word(String text) {
        return PreparedPacket.event("/", "word", "\"" + text + "\"");
    }

    private List<String> heard(int index) throws InterruptedException {
        List<String> all = new ArrayList<>();
        for (String next = members.get(index).ws.next();
                !next.equals("42[\"word\",\"end\"]");
                next = members.get(index).ws.next()) {
            all.add(next.substring("42[\"word\",\"".length(), next.length() - 2));
        }
        return all;
    }
}
