package dcts.keyauth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * The texts of a log-in. A challenge's solution has letters and digits only, so that nothing else can be passed off as a
 * challenge to somebody who looks at what he gives away: messages and keys never have this form.
 */
final class Challenge {
    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
    /** 124 random bits. */
    private static final int LENGTH = 24;

    private static final Pattern SOLUTION = Pattern.compile("[0-9a-z]{10,40}");
    private static final int FROM = 80;
    private static final int TO = 120;

    private Challenge() {}

    static String solution(SecureRandom random) {
        var text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    /** Whether somebody's challenge may be answered with the text. */
    static boolean isSolution(String text) {
        return SOLUTION.matcher(text).matches();
    }

    /** The name that the original gives the challenges of a key, out of a piece of its text as it came. */
    static String identifier(String keyText) {
        String piece = keyText.substring(Math.min(FROM, keyText.length()), Math.min(TO, keyText.length()));
        String encoded = URLEncoder.encode(piece, StandardCharsets.UTF_8).replace("+", "%20");
        return Base64.getEncoder().encodeToString(encoded.getBytes(StandardCharsets.US_ASCII));
    }
}
