package dcts.api;

/**
 * The identity of a stored thing: a positive 64-bit integer, ordered by time of creation. On the wire it is a decimal
 * string, because JavaScript's numbers are too short.
 *
 * @param value the number, at least 1
 */
public record Id(long value) implements Comparable<Id> {
    public Id {
        if (value <= 0) {
            throw new IllegalArgumentException("an id is positive");
        }
    }

    /**
     * Reads the wire form.
     *
     * @throws IllegalArgumentException if the text is not 1 to 19 digits without leading zero, or over 2^63 - 1
     */
    public static Id parse(String text) {
        if (text.isEmpty() || text.length() > 19 || text.charAt(0) == '0' || !digitsOnly(text)) {
            throw new IllegalArgumentException("not an id");
        }
        return new Id(Long.parseLong(text));
    }

    @Override
    public int compareTo(Id other) {
        return Long.compare(value, other.value);
    }

    /** The wire form. */
    @Override
    public String toString() {
        return Long.toString(value);
    }

    private static boolean digitsOnly(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
