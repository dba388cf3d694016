package dcts.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.api.Text;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextRuleTest {
    record Bounds(
            @Text(max = 4) String line,
            @Text(max = 8, multiline = true) String prose,
            @Text(min = 0, max = 4) String optional,
            @Text(max = 8, pattern = "[a-z]+|[0-9]+") String shaped) {}

    @ParameterizedTest
    @ValueSource(strings = {"a", "abcd", "ä", "𝄞𝄞", "a\u00adb", "\u200bx", "a b", "\ud800\udc00"})
    void aLineIsOneToItsGreatestLength(String text) {
        assertThat(rule("line").allows(text)).isTrue();
    }

    /** Beyond the length, blank, control characters of both sets, lone surrogates at each place. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abcde",
                "𝄞𝄞𝄞",
                " ",
                "\u2003 ",
                "a\nb",
                "a\tb",
                "a\rb",
                "a\u0000",
                "a\u0007",
                "a\u007f",
                "a\u0085",
                "a\u009f",
                "\ud800",
                "a\ud800",
                "\ud800a",
                "\udc00",
                "\udc00a",
                "\udc00\ud800",
                "\ud800\ud800"
            })
    void aLineIsNothingElse(String text) {
        assertThat(rule("line").allows(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb\tc", "\na", "a\n\n\n\n\n\n\n"})
    void proseHasLinesAndTabs(String text) {
        assertThat(rule("prose").allows(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\u000bb", "a\u001bb", "\n\t\n", "123456789", "a\ud800\n"})
    void proseHasNoOtherControlCharacters(String text) {
        assertThat(rule("prose").allows(text)).isFalse();
    }

    @Test
    void whatMayBeEmptyMayBeBlank() {
        assertThat(rule("optional").allows("")).isTrue();
        assertThat(rule("optional").allows("  ")).isTrue();
        assertThat(rule("optional").allows("     ")).isFalse();
    }

    @Test
    void theWholeTextMatchesThePattern() {
        assertThat(rule("shaped").allows("abc")).isTrue();
        assertThat(rule("shaped").allows("123")).isTrue();
        assertThat(rule("shaped").allows("abc1")).isFalse();
        assertThat(rule("shaped").allows("1abc")).isFalse();
        assertThat(rule("shaped").allows("A")).isFalse();
    }

    @Test
    void whatIsAllowedCanBeSaid() {
        assertThat(rule("line")).hasToString("a text of 1 to 4 characters");
        assertThat(rule("shaped")).hasToString("a text of 1 to 8 characters of the form [a-z]+|[0-9]+");
    }

    private static TextRule rule(String component) {
        for (var candidate : Bounds.class.getRecordComponents()) {
            if (candidate.getName().equals(component)) {
                return new TextRule(Objects.requireNonNull(candidate.getAnnotation(Text.class)));
            }
        }
        throw new IllegalArgumentException(component);
    }
}
