package dcts.keyauth.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The short name that the original gives a key: a piece of its text, not a hash. Somebody else's key with the same
 * global id is made in seconds, so it finds a key and never proves one.
 */
public final class GlobalId {
    private static final int FROM = 80;
    private static final int TO = 120;

    private GlobalId() {}

    /**
     * The global id of a key's text, or of an alias or address, which is a whole one where it is shorter than a key. The
     * same key with other line breaks has another one.
     */
    public static String of(String text) {
        String piece = text.length() < TO ? text : text.substring(FROM, TO);
        return Base64.getEncoder().encodeToString(piece.getBytes(StandardCharsets.UTF_8));
    }
}
