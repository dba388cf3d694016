package dcts.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Compression is for those who ask for it twice: the owner in the settings, and the client. */
class CompressionTest {
    private static final String OFFER = "Sec-WebSocket-Extensions: permessage-deflate";

    @Test
    void isNotUsedUnlessConfigured() throws Exception {
        assertThat(upgrade(SocketIoConfig.defaults())).contains(" 101 ").doesNotContain("permessage-deflate");
    }

    @Test
    void isUsedWhereConfigured() throws Exception {
        assertThat(upgrade(SocketIoConfig.defaults().withCompression())).contains(" 101 ", OFFER);
    }

    private static String upgrade(SocketIoConfig config) throws Exception {
        try (TestServer server = new TestServer(config)) {
            return RawHttp.upgrade(server.port(), RawClient.WEBSOCKET);
        }
    }
}
