package dcts.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EnginePacketTest {
    @Test
    void readsBase64WithAndWithoutPaddingAndLineBreaks() throws Exception {
        for (String body : List.of("bAQI=", "bAQI", "bAQ\nI=\n")) {
            EnginePacket packet = EnginePacket.ofPayload(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .getFirst();
            assertThat(((EnginePacket.Binary) packet).data()).containsExactly(1, 2);
        }
    }

    @Property(tries = 2_000)
    void anyBodyIsPacketsOrMalformed(@ForAll @Size(max = 200) byte[] body) {
        try {
            assertThat(EnginePacket.ofPayload(body)).isNotEmpty();
        } catch (MalformedPacketException expected) {
            assertThat(expected).hasNoCause();
        }
    }

    @Property(tries = 500)
    void readsWhatAPollAnswerHolds(@ForAll @NotEmpty List<byte @Size(max = 50) []> messages) throws Exception {
        List<EngineFrame> frames = new ArrayList<>();
        messages.forEach(message -> frames.add(EngineFrame.binary(message)));
        List<EnginePacket> packets = EnginePacket.ofPayload(PollingPayload.of(frames));
        assertThat(packets).hasSameSizeAs(messages);
        for (int i = 0; i < packets.size(); i++) {
            assertThat(((EnginePacket.Binary) packets.get(i)).data()).isEqualTo(messages.get(i));
        }
    }
}
