package dcts.keyauth.api;

import java.io.Serial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Reads one JSON text from start to end, as strictly as JavaScript does. */
final class JsonReader {
    static final int MAX_LENGTH = 1_000_000;
    /** A unit has at most three bytes. */
    static final int MAX_BYTES = 3 * MAX_LENGTH;

    static final int MAX_DEPTH = 32;
    static final int MAX_VALUES = 100_000;

    private final String text;
    private int at;
    private int depth;
    private int values;

    /** Ends the reading; the reason is nobody's business, so there is none. */
    private static final class Malformed extends Exception {
        @Serial
        private static final long serialVersionUID = 1L;

        Malformed() {
            super(null, null, false, false);
        }
    }

    private JsonReader(String text) {
        this.text = text;
    }

    static Optional<JsonValue> read(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        var reader = new JsonReader(text);
        try {
            JsonValue value = reader.value();
            return reader.ended() ? Optional.of(value) : Optional.empty();
        } catch (Malformed e) {
            return Optional.empty();
        }
    }

    private JsonValue value() throws Malformed {
        if (++values > MAX_VALUES) {
            throw new Malformed();
        }
        return switch (peek()) {
            case '{' -> object();
            case '[' -> items();
            case '"' -> new JsonValue.Text(string());
            case 't' -> word("true", JsonValue.Literal.TRUE);
            case 'f' -> word("false", JsonValue.Literal.FALSE);
            case 'n' -> word("null", JsonValue.Literal.NULL);
            default -> number();
        };
    }

    private JsonObject object() throws Malformed {
        enter('{');
        var members = new LinkedHashMap<String, JsonValue>();
        if (!taken('}')) {
            do {
                if (peek() != '"') {
                    throw new Malformed();
                }
                String name = string();
                demand(':');
                members.put(name, value());
            } while (taken(','));
            demand('}');
        }
        depth--;
        return new JsonObject(members);
    }

    private JsonValue items() throws Malformed {
        enter('[');
        var items = new ArrayList<JsonValue>();
        if (!taken(']')) {
            do {
                items.add(value());
            } while (taken(','));
            demand(']');
        }
        depth--;
        return new JsonValue.Items(items);
    }

    private JsonValue word(String word, JsonValue value) throws Malformed {
        if (!text.startsWith(word, at)) {
            throw new Malformed();
        }
        at += word.length();
        return value;
    }

    private String string() throws Malformed {
        at++;
        var read = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                return read.toString();
            }
            if (c < ' ') {
                throw new Malformed();
            }
            read.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() throws Malformed {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unit();
            default -> throw new Malformed();
        };
    }

    private char unit() throws Malformed {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            char c = next();
            // Character.digit also knows digits of other scripts.
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw new Malformed();
            }
            unit = unit * 16 + digit;
        }
        return (char) unit;
    }

    private JsonValue number() throws Malformed {
        int start = at;
        skip('-');
        if (!skip('0')) {
            digits();
        }
        if (skip('.')) {
            digits();
        }
        if (skip('e') || skip('E')) {
            if (!skip('+')) {
                skip('-');
            }
            digits();
        }
        double number = Double.parseDouble(text.substring(start, at));
        if (Double.isInfinite(number)) {
            throw new Malformed();
        }
        return new JsonValue.Num(number);
    }

    private void digits() throws Malformed {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == start) {
            throw new Malformed();
        }
    }

    private void enter(char bracket) throws Malformed {
        demand(bracket);
        if (++depth > MAX_DEPTH) {
            throw new Malformed();
        }
    }

    private void demand(char c) throws Malformed {
        if (!taken(c)) {
            throw new Malformed();
        }
    }

    private boolean taken(char c) throws Malformed {
        return peek() == c && skip(c);
    }

    private boolean skip(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    /** The next character that is no white space, without taking it. */
    private char peek() throws Malformed {
        skipWhiteSpace();
        if (at == text.length()) {
            throw new Malformed();
        }
        return text.charAt(at);
    }

    private char next() throws Malformed {
        if (at == text.length()) {
            throw new Malformed();
        }
        return text.charAt(at++);
    }

    private boolean ended() {
        skipWhiteSpace();
        return at == text.length();
    }

    private void skipWhiteSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }
}
