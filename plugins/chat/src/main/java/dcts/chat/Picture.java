package dcts.chat;

import dcts.api.ApiException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A picture as browsers show it.
 *
 * @param id the SHA-256 of the content in hexadecimal digits
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the id is what tells two apart
record Picture(String id, String contentType, byte[] content) {
    /** The greatest content, in bytes. */
    static final int MAX_BYTES = 262_144;

    /** The greatest content, in characters of base64. */
    static final int MAX_BASE64 = (MAX_BYTES + 2) / 3 * 4;

    /** The greatest width and height that the head of the content may tell, in pixels. */
    static final int MAX_SIDE = 2_048;

    /**
     * Reads what a client sends.
     *
     * @throws ApiException {@code invalid} at {@code image} if it is not base64, too large, or no picture that is taken
     */
    static Picture decode(String base64) {
        byte[] content = bytes(base64);
        PictureHead head = PictureHead.of(content).orElseThrow(() -> ApiException.invalid("image"));
        if (content.length > MAX_BYTES || !fits(head.width()) || !fits(head.height())) {
            throw ApiException.invalid("image");
        }
        return new Picture(hash(content), head.contentType(), content);
    }

    private static boolean fits(int side) {
        return side >= 1 && side <= MAX_SIDE;
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid("image");
        }
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
