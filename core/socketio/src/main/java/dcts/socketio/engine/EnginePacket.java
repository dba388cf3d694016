package dcts.socketio.engine;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** One packet from a client. */
sealed interface EnginePacket {
    char SEPARATOR = '\u001e';

    /** Bytes, or characters of text. */
    int size();

    /** True if it answers a ping. */
    default boolean isPong() {
        return false;
    }

    /** A packet of text; {@code type} is one of the digits 0 to 6. */
    record Text(char type, String data) implements EnginePacket {
        @Override
        public int size() {
            return data.length() + 1;
        }

        @Override
        public boolean isPong() {
            return type == '3';
        }
    }

    /** A message of bytes. */
    final class Binary implements EnginePacket {
        private final byte[] data;

        Binary(byte[] data) {
            this.data = data;
        }

        byte[] data() {
            return data;
        }

        @Override
        public int size() {
            return data.length;
        }
    }

    static EnginePacket ofText(String encoded) throws MalformedPacketException {
        if (encoded.isEmpty() || encoded.charAt(0) < '0' || encoded.charAt(0) > '6') {
            throw new MalformedPacketException("unknown packet type");
        }
        return new Text(encoded.charAt(0), encoded.substring(1));
    }

    /** Decodes the body of a POST. */
    static List<EnginePacket> ofPayload(byte[] body) throws MalformedPacketException {
        String text = decodeUtf8(body);
        List<EnginePacket> packets = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf(SEPARATOR, start);
            if (end < 0) {
                end = text.length();
            }
            packets.add(ofPolling(text.substring(start, end)));
            start = end + 1;
        }
        return packets;
    }

    private static EnginePacket ofPolling(String encoded) throws MalformedPacketException {
        if (!encoded.startsWith("b")) {
            return ofText(encoded);
        }
        try {
            // The official Java client breaks lines.
            String joined = encoded.substring(1).replace("\n", "");
            return new Binary(Base64.getDecoder().decode(joined));
        } catch (IllegalArgumentException e) {
            throw new MalformedPacketException("no base64");
        }
    }

    private static String decodeUtf8(byte[] body) throws MalformedPacketException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedPacketException("no UTF-8");
        }
    }
}
