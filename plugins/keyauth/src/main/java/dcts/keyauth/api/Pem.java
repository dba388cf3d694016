package dcts.keyauth.api;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The text form of keys, as OpenSSL and Node write it: 64 columns, line feeds, one at the end too. */
enum Pem {
    PUBLIC("PUBLIC KEY"),
    PRIVATE("PRIVATE KEY");

    /** Far more than the largest key that is accepted needs. */
    private static final int MAX_LENGTH = 10_240;

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});
    /** What the original's web pages make of the end of a line. */
    private static final Pattern HTML_BREAK = Pattern.compile("(?:<|&lt;)br *+/?(?:>|&gt;)");

    private static final Pattern WHITE = Pattern.compile("[ \\t\\r\\n]++");

    private final String begin;
    private final String end;

    Pem(String label) {
        this.begin = "-----BEGIN " + label + "-----";
        this.end = "-----END " + label + "-----";
    }

    String write(byte[] der) {
        return begin + "\n" + LINES.encodeToString(der) + "\n" + end + "\n";
    }

    /** What the text holds; empty unless it is exactly one block with this label, however its lines are broken. */
    Optional<byte[]> read(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String block = HTML_BREAK.matcher(text).replaceAll("\n").strip();
        if (block.length() < begin.length() + end.length() || !block.startsWith(begin) || !block.endsWith(end)) {
            return Optional.empty();
        }
        String body = block.substring(begin.length(), block.length() - end.length());
        return Base64Text.read(WHITE.matcher(body).replaceAll(""));
    }
}
