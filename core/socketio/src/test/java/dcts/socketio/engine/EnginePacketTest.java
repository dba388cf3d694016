package dcts.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class EnginePacketTest {
    @Test
    void readsBase64WithAndWithoutPaddingAndLineBreaks() throws Exception {
        for (String body : List.of("bAQI=", "bAQI", "bAQ\nI=\n")) {
            EnginePacket packet = EnginePacket.ofPayload(body.getBytes(StandardCharsets.UTF_8))
                    .getFirst();
            assertThat(((EnginePacket.Binary) packet).data()).containsExactly(1, 2);
        }
    }

    /** Text and bytes mixed, as a poll's answer holds them. */
    @Property(tries = 1_000)
    void readsTextAndBytesInOrder(@ForAll @NotEmpty List<@StringLength(max = 20) @AlphaChars String> texts)
            throws Exception {
        List<EngineFrame> frames = new ArrayList<>();
        texts.forEach(text -> {
            frames.add(EngineFrame.message(text));
            frames.add(EngineFrame.binary(text.getBytes(StandardCharsets.UTF_8)));
        });
        List<EnginePacket> packets = EnginePacket.ofPayload(PollingPayload.of(frames));
        assertThat(packets).hasSize(2 * texts.size());
        for (int i = 0; i < texts.size(); i++) {
            assertThat(packets.get(2 * i)).isEqualTo(new EnginePacket.Text('4', texts.get(i)));
            assertThat(((EnginePacket.Binary) packets.get(2 * i + 1)).data())
                    .isEqualTo(texts.get(i).getBytes(StandardCharsets.UTF_8));
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
