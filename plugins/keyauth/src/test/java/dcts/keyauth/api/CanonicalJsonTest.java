package dcts.keyauth.api;

import static dcts.keyauth.api.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON is read and written as the original does. */
class CanonicalJsonTest {
    @TestFactory
    Stream<DynamicTest> theRecordedTextsAreGiven() {
        return Vectors.list(Vectors.file("canonical-json.json"), "vectors")
                .map(vector -> DynamicTest.dynamicTest(text(vector, "name"), () -> isGiven(vector)));
    }

    private static void isGiven(JsonObject vector) throws NoSuchAlgorithmException {
        String canonical = parsed(text(vector, "json")).canonical();
        byte[] bytes = canonical.getBytes(StandardCharsets.UTF_8);

        assertThat(canonical).isEqualTo(text(vector, "canonical"));
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(text(vector, "canonicalUtf8Hex"));
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
                .isEqualTo(text(vector, "sha256Hex"));
    }

    @Test
    void whatTheCanonicalTextLeavesOutIsKnown() {
        assertThat(parsed("{\"a\":1}").covered()).isTrue();
        assertThat(parsed("{\"a\":1,\"__proto__\":5}").covered()).isFalse();
        assertThat(parsed("[{\"a\":[{\"__proto__\":null}]}]").covered()).isFalse();
        assertThat(parsed("\"__proto__\"").covered()).isTrue();
    }

    @Test
    void theSentTextKeepsTheOrderOfJavaScript() {
        assertThat(parsed("{\"z\":1,\"10\":2,\"a\":3,\"9\":4,\"z\":5,\"__proto__\":6,\"01\":7}")
                        .compact())
                .isEqualTo("{\"9\":4,\"10\":2,\"z\":5,\"a\":3,\"__proto__\":6,\"01\":7}");
    }

    @ParameterizedTest
    @CsvSource({
        "5e-324, 5e-324",
        "1e-323, 1e-323",
        "1.5e-323, 1.5e-323",
        "4.4e-323, 4.4e-323",
        "2e-322, 2e-322",
        "2.2250738585072014e-308, 2.2250738585072014e-308",
        "999999999999999900000, 999999999999999900000",
        "1e21, 1e+21",
        "123456789012345680000000, 1.2345678901234569e+23",
        "2e23, 2e+23",
        "0.00001, 0.00001",
        "0.000001234, 0.000001234",
        "0.0000001234, 1.234e-7",
        "-0.0, 0",
        "-1e-7, -1e-7",
        "9.5, 9.5",
        "12, 12",
        "1e-400, 0",
        "2251799813685248.5, 2251799813685248.5",
        "0.1e1, 1",
    })
    void numbersHaveTheFormOfJavaScript(String json, String canonical) {
        assertThat(parsed(json).canonical()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "{}}",
                "{} {}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,}",
                "{a:1}",
                "{'a':1}",
                "[1,]",
                "[,]",
                "[1 2]",
                "[",
                "]",
                "tru",
                "True",
                "nul",
                "nulls",
                "undefined",
                "NaN",
                "Infinity",
                "-Infinity",
                "-",
                "+1",
                "01",
                "-01",
                "1.",
                ".5",
                "1e",
                "1e+",
                "0x10",
                "1_0",
                "1d",
                "1f",
                "\"",
                "\"a",
                "\"\\\"",
                "\"\\x41\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\\u-123\"",
                "\"\\u\u0661\u0661\u0661\u0661\"",
                "\"a\nb\"",
                "\"\u0000\"",
                "\"\u001f\"",
                "\uFEFF{}",
                "\u00A0{}",
                "{}\u000B",
                "/**/{}",
                "{\"a\":1//x\n}",
                "\u0661",
                "1e999",
                "-1e999",
                "{\"a\":[1e400]}"
            })
    void whatIsNoJsonIsRefused(String text) {
        assertThat(JsonValue.parse(text)).isEmpty();
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        assertThat(JsonValue.parse(new byte[] {'"', (byte) 0xC3, '"'})).isEmpty();
        assertThat(JsonValue.parse(new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}))
                .isEmpty();
        assertThat(JsonValue.parse("\"ü\"".getBytes(StandardCharsets.UTF_8))).contains(new JsonValue.Text("ü"));
    }

    @Test
    void everyBoundIsHeldAndNotFelt() {
        assertThat(JsonValue.parse("[".repeat(32) + "]".repeat(32))).isPresent();
        assertThat(JsonValue.parse("[".repeat(33) + "]".repeat(33))).isEmpty();
        assertThat(JsonValue.parse("{\"a\":".repeat(33) + "1" + "}".repeat(33))).isEmpty();
        assertThat(JsonValue.parse("[" + "[],".repeat(100) + "[]]")).isPresent();
        assertThat(JsonValue.parse("[" + "1,".repeat(99_998) + "1]")).isPresent();
        assertThat(JsonValue.parse("[" + "1,".repeat(99_999) + "1]")).isEmpty();
        assertThat(JsonValue.parse("\"" + "x".repeat(999_998) + "\"")).isPresent();
        assertThat(JsonValue.parse("\"" + "x".repeat(999_999) + "\"")).isEmpty();
    }

    private static JsonValue parsed(String json) {
        return JsonValue.parse(json).orElseThrow();
    }
}
