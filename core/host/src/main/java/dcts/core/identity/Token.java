package dcts.core.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Opaque secrets of 256 random bits. */
public final class Token {
    private static final int BYTES = 32;
    /** 32 bytes in base 64 without padding. */
    private static final int LENGTH = 43;

    private Token() {}

    /** A new secret, fit for URLs and headers. */
    public static String create(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether the text could be a token at all. */
    static boolean wellFormed(String token) {
        return token.length() == LENGTH;
    }

    /** What is stored instead of the token. */
    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The hash as text, for the keys of a cache. */
    static String hexHash(String token) {
        return HexFormat.of().formatHex(hash(token));
    }

    /** Compares two secrets in a time that does not tell where they differ. */
    public static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
