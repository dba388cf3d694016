package dcts.keyauth.api;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** UTF-8 without replacement characters: two texts never have the same bytes. */
final class Utf8 {
    private Utf8() {}

    /** The bytes of a text; empty if it has lone surrogates. */
    static Optional<byte[]> encode(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            var exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return Optional.of(exact);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /**
     * The bytes of a text that is ours.
     *
     * @throws IllegalArgumentException if it has lone surrogates
     */
    static byte[] demand(String text) {
        return encode(text).orElseThrow(() -> new IllegalArgumentException("a text with lone surrogates"));
    }

    /** The text of bytes; empty if they are not UTF-8. */
    static Optional<String> decode(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
