package dcts.chat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Pictures for tests. */
final class Paintings {
    private Paintings() {}

    /** In a format that the JDK writes: {@code png}, {@code jpg} or {@code gif}. */
    static byte[] drawn(String format, int width, int height) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The head of a WebP file, one of {@code VP8 }, {@code VP8L} and {@code VP8X}. */
    static byte[] webp(String form, int width, int height) {
        ByteBuffer head = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        head.put(word("RIFF")).putInt(56).put(word("WEBP")).put(word(form)).putInt(44);
        switch (form) {
            case "VP8X" ->
                head.putInt(0).putInt((width - 1) | ((height - 1) << 24)).putShort((short) ((height - 1) >> 8));
            case "VP8L" -> head.put((byte) 0x2f).putInt((width - 1) | ((height - 1) << 14));
            default ->
                head.put(new byte[] {0x10, 0, 0, (byte) 0x9d, 1, 0x2a})
                        .putShort((short) width)
                        .putShort((short) height);
        }
        return head.array();
    }

    private static byte[] word(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static String base64(byte[] content) {
        return Base64.getEncoder().encodeToString(content);
    }
}
