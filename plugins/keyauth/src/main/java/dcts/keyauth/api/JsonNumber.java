package dcts.keyauth.api;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as ECMAScript writes them: the fewest digits that mean the double, laid out by their size. */
final class JsonNumber {
    /** From this power of ten on, and below the other, there is an exponent. */
    private static final int LARGE = 21;

    private static final int SMALL = -6;

    private JsonNumber() {}

    static String text(double number) {
        if (number == 0) {
            return "0"; // the negative one too
        }
        BigDecimal shortest = shortest(Math.abs(number));
        String digits = shortest.unscaledValue().toString();
        String magnitude = layOut(digits, digits.length() - shortest.scale());
        return number < 0 ? "-" + magnitude : magnitude;
    }

    private static BigDecimal shortest(double number) {
        BigDecimal decimal = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        if (decimal.precision() != 2) {
            return decimal;
        }
        // Java writes at least two digits, and chooses them closer than one digit can be: 4.9E-324 for 5e-324.
        BigDecimal single = new BigDecimal(number).round(new MathContext(1));
        return single.doubleValue() == number ? single : decimal;
    }

    /** Lays out the number 0.DIGITS times ten to the power of {@code point}. */
    private static String layOut(String digits, int point) {
        int count = digits.length();
        if (point > LARGE || point <= SMALL) {
            String fraction = count > 1 ? "." + digits.substring(1) : "";
            int exponent = point - 1;
            return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
        }
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        }
        if (count <= point) {
            return digits + "0".repeat(point - count);
        }
        return digits.substring(0, point) + "." + digits.substring(point);
    }
}
