package dcts.socketio.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dcts.socketio.engine.EngineFrame;
import dcts.socketio.engine.MalformedPacketException;
import dcts.socketio.engine.Outgoing;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PacketDecoderTest {
    private static final int MAX_BYTES = 1_000;

    @Test
    void readsAllParts() throws Exception {
        Packet packet = new PacketDecoder(MAX_BYTES).text("2/admin,12[\"a\",1]").orElseThrow();
        assertThat(packet.type()).isEqualTo(PacketType.EVENT);
        assertThat(packet.namespace()).isEqualTo("/admin");
        assertThat(packet.id()).isEqualTo(12);
        assertThat(packet.json()).isEqualTo("[\"a\",1]");
    }

    @Test
    void boundsNamesAndNumbers() {
        PacketDecoder decoder = new PacketDecoder(MAX_BYTES);
        assertThatThrownBy(() -> decoder.text("0/" + "n".repeat(256))).isInstanceOf(MalformedPacketException.class);
        assertThatThrownBy(() -> decoder.text("2" + "1".repeat(16) + "[]"))
                .isInstanceOf(MalformedPacketException.class);
        assertThatThrownBy(() -> decoder.text("511-[]")).isInstanceOf(MalformedPacketException.class);
    }

    /** Whatever comes ends in a packet or in the one exception that closes the connection. */
    @Property(tries = 5_000)
    void neverFailsInAnyOtherWay(@ForAll("messages") @Size(max = 12) List<Object> messages) {
        PacketDecoder decoder = new PacketDecoder(MAX_BYTES);
        try {
            for (Object message : messages) {
                read(message instanceof byte[] bytes ? decoder.binary(bytes) : decoder.text((String) message));
            }
        } catch (MalformedPacketException expected) {
            assertThat(expected).hasNoCause();
        }
    }

    /** What we write for others, we read the same ourselves. */
    @Property(tries = 1_000)
    void readsWhatTheEncoderWrites(@ForAll("arguments") List<JsonNode> arguments) throws Exception {
        Outgoing outgoing = PacketEncoder.event("/n", "event", arguments);
        PacketDecoder decoder = new PacketDecoder(1 << 20);
        Optional<Packet> packet = Optional.empty();
        for (EngineFrame frame : outgoing.frames()) {
            packet = frame.isBinary()
                    ? decoder.binary(bytes(frame.payload()))
                    : decoder.text(frame.text().substring(1));
        }
        Json.Event event = Json.event(packet.orElseThrow());
        assertThat(event.name()).isEqualTo("event");
        assertThat(event.arguments()).isEqualTo(arguments);
    }

    @Provide
    Arbitrary<List<Object>> messages() {
        Arbitrary<Object> near = Arbitraries.strings()
                .withChars("0123456789-/,[]{}\":abnumtrue_placeholder\\\u0000\ud800é")
                .ofMaxLength(40)
                .map(tail -> tail);
        Arbitrary<Object> events = Arbitraries.of(
                "51-[\"e\",{\"_placeholder\":true,\"num\":0}]",
                "52-/x,7[\"e\",{\"_placeholder\":true,\"num\":9}]",
                "61-1[{\"_placeholder\":true}]",
                "0{\"a\":1}",
                "2[\"__proto__\",{\"__proto__\":{}}]",
                "2[" + "[".repeat(500));
        Arbitrary<Object> bytes =
                Arbitraries.bytes().array(byte[].class).ofMaxSize(600).map(array -> array);
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(3, near),
                        net.jqwik.api.Tuple.of(3, events),
                        net.jqwik.api.Tuple.of(2, bytes))
                .list();
    }

    @Provide
    Arbitrary<List<JsonNode>> arguments() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        Arbitrary<JsonNode> text = Arbitraries.strings().ofMaxLength(20).map(nodes::textNode);
        Arbitrary<JsonNode> number = Arbitraries.integers().map(nodes::numberNode);
        Arbitrary<JsonNode> bytes =
                Arbitraries.bytes().array(byte[].class).ofMaxSize(50).map(nodes::binaryNode);
        Arbitrary<JsonNode> nested = bytes.map(
                inner -> nodes.objectNode().set("deep", nodes.arrayNode().add(inner)));
        return Arbitraries.oneOf(text, number, bytes, nested).list().ofMaxSize(8);
    }

    private static void read(Optional<Packet> packet) throws MalformedPacketException {
        if (packet.isPresent()) {
            switch (packet.get().type()) {
                case CONNECT -> Json.object(packet.get().json());
                case EVENT, BINARY_EVENT -> Json.event(packet.get());
                default -> Json.arguments(packet.get());
            }
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] copy = new byte[buffer.remaining()];
        buffer.get(copy);
        return copy;
    }
}
