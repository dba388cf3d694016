package dcts.socketio.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.socketio.engine.EngineFrame;
import dcts.socketio.engine.WebSocketLink;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tells when another version of Jetty takes its core session away from us, and that there is a way without it. */
class JettyLinkTest {
    private final Server server = new Server();
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Boolean> shared = new CompletableFuture<>();
    private final CompletableFuture<String> written = new CompletableFuture<>();

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void sharesBytesThroughTheCoreSession() throws Exception {
        connect(JettyLink::new);
        assertThat(shared.get(5, TimeUnit.SECONDS)).isTrue();
        assertAllArrives();
    }

    @Test
    void worksWithoutTheCoreSession() throws Exception {
        connect(session -> new JettyLink(session, null));
        assertThat(shared.get(5, TimeUnit.SECONDS)).isFalse();
        assertAllArrives();
    }

    private void assertAllArrives() throws Exception {
        assertThat(received.poll(5, TimeUnit.SECONDS)).isEqualTo("4first €");
        assertThat(received.poll(5, TimeUnit.SECONDS)).isEqualTo("3 bytes");
        assertThat(received.poll(5, TimeUnit.SECONDS)).isEqualTo("4last");
        assertThat(written.get(5, TimeUnit.SECONDS)).isEqualTo("succeeded");
    }

    private void connect(Function<Session, JettyLink> links) throws Exception {
        ServerConnector connector = new ServerConnector(server);
        server.addConnector(connector);
        ServerWebSocketContainer container = ServerWebSocketContainer.ensure(server);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                return container.upgrade((rq, rs, cb) -> new Writer(links), request, response, callback);
            }
        });
        server.start();
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + connector.getLocalPort() + "/"), new Reader())
                .join();
    }

    /** Writes three frames as soon as it is open. */
    public final class Writer implements Session.Listener {
        private final Function<Session, JettyLink> links;

        private Writer(Function<Session, JettyLink> links) {
            this.links = links;
        }

        @Override
        public void onWebSocketOpen(Session session) {
            JettyLink link = links.apply(session);
            shared.complete(link.sharesBytes());
            List<EngineFrame> frames = List.of(
                    EngineFrame.message("first €"),
                    EngineFrame.binary(new byte[] {1, 2, 3}),
                    EngineFrame.message("last"));
            link.write(frames, new WebSocketLink.Completion() {
                @Override
                public void succeeded() {
                    written.complete("succeeded");
                }

                @Override
                public void failed(Throwable cause) {
                    written.completeExceptionally(cause);
                }
            });
            session.demand();
        }
    }

    private final class Reader implements WebSocket.Listener {
        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            received.add(data.toString());
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            received.add(data.remaining() + " bytes");
            from.request(1);
            return null;
        }
    }
}
