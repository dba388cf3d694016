package dcts.chat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What the first bytes of a picture say of it: PNG, JPEG, WebP or GIF. The rest is never decoded here. */
record PictureHead(String contentType, int width, int height) {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int VP8_START = 0x2a019d;
    private static final int VP8L_START = 0x2f;

    /** Empty if it is none of the four, or too short to say its size. */
    static Optional<PictureHead> of(byte[] content) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
            if (starts(content, 0, PNG)) {
                return png(bytes);
            } else if (has(content, 0, "GIF87a") || has(content, 0, "GIF89a")) {
                return Optional.of(new PictureHead("image/gif", unsigned(bytes, 6), unsigned(bytes, 8)));
            } else if (has(content, 0, "RIFF") && has(content, 8, "WEBP")) {
                return webp(content, bytes);
            } else if (bytes.getShort(0) == (short) 0xd8ff) {
                return jpeg(bytes.order(ByteOrder.BIG_ENDIAN));
            }
            return Optional.empty();
        } catch (IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static Optional<PictureHead> png(ByteBuffer bytes) {
        bytes.order(ByteOrder.BIG_ENDIAN);
        boolean head = bytes.getInt(12) == 0x49484452; // IHDR, always the first chunk
        return head ? Optional.of(new PictureHead("image/png", bytes.getInt(16), bytes.getInt(20))) : Optional.empty();
    }

    private static Optional<PictureHead> webp(byte[] content, ByteBuffer bytes) {
        if (has(content, 12, "VP8X")) {
            return webp(1 + (bytes.getInt(24) & 0xffffff), 1 + (bytes.getInt(26) >>> 8));
        } else if (has(content, 12, "VP8L") && bytes.get(20) == VP8L_START) {
            int sides = bytes.getInt(21);
            return webp(1 + (sides & 0x3fff), 1 + ((sides >>> 14) & 0x3fff));
        } else if (has(content, 12, "VP8 ") && bytes.getInt(22) >>> 8 == VP8_START) {
            return webp(unsigned(bytes, 26) & 0x3fff, unsigned(bytes, 28) & 0x3fff);
        }
        return Optional.empty();
    }

    private static Optional<PictureHead> webp(int width, int height) {
        return Optional.of(new PictureHead("image/webp", width, height));
    }

    /** Goes from segment to segment until the one that begins a frame. */
    private static Optional<PictureHead> jpeg(ByteBuffer bytes) {
        int at = 2;
        while (bytes.get(at) == (byte) 0xff) {
            int marker = bytes.get(at + 1) & 0xff;
            if (marker == 0xff) {
                at++; // filling
                continue;
            }
            if (beginsFrame(marker)) {
                return Optional.of(new PictureHead("image/jpeg", unsigned(bytes, at + 7), unsigned(bytes, at + 5)));
            }
            at += 2 + unsigned(bytes, at + 2);
        }
        return Optional.empty();
    }

    /** SOF0 to SOF15 without DHT, JPG and DAC, which lie between them. */
    private static boolean beginsFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static int unsigned(ByteBuffer bytes, int at) {
        return bytes.getShort(at) & 0xffff;
    }

    private static boolean has(byte[] content, int at, String word) {
        return starts(content, at, word.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean starts(byte[] content, int at, byte[] with) {
        if (content.length < at + with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if (content[at + i] != with[i]) {
                return false;
            }
        }
        return true;
    }
}
