package dcts.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcts.api.ApiException;
import dcts.api.Id;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private final Json json = new Json();

    enum Kind {
        PLAIN,
        VERY_LOUD
    }

    record Out(Id id, @Nullable Id replyTo, Kind kind, long at, List<Id> ids, boolean no) {}

    @Test
    void idsAreStringsConstantsAreWordsAndNullIsAbsent() {
        var out = new Out(new Id(Long.MAX_VALUE), null, Kind.VERY_LOUD, 5, List.of(new Id(3)), false);
        assertThat(json.encode(out))
                .isEqualTo(
                        "{\"id\":\"9223372036854775807\",\"kind\":\"very_loud\",\"at\":5,\"ids\":[\"3\"],\"no\":false}");
    }

    @Test
    void anEnvelopeSaysWhatHappened() {
        record Data(int n) {}
        assertThat(json.encode(Envelope.ok(new Data(3)))).isEqualTo("{\"ok\":true,\"data\":{\"n\":3}}");
        assertThat(json.encode(Envelope.refused("unknown_event")))
                .isEqualTo("{\"ok\":false,\"error\":{\"code\":\"unknown_event\"}}");
        assertThat(json.encode(Envelope.refused(ApiException.invalid("a[1].b"))))
                .isEqualTo("{\"ok\":false,\"error\":{\"code\":\"invalid\",\"path\":\"a[1].b\"}}");
        assertThat(json.encode(Envelope.refused(ApiException.rateLimited(Duration.ofMillis(1_500)))))
                .isEqualTo("{\"ok\":false,\"error\":{\"code\":\"rate_limited\",\"retryAfterMs\":1500}}");
    }

    @Test
    void aTreeIsWhatTheTextWouldBe() {
        var out = new Out(new Id(4), null, Kind.PLAIN, 5, List.of(), true);
        assertThat(json.tree(out)).hasToString(json.encode(out));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", " [1] ", "\"ä\"", "null", "-0", "\n{\"a\":{\"b\":[]}}\n"})
    void oneValueIsRead(String text) {
        assertThat(parse(text)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "{]",
                "[1,]",
                "{\"a\":1,}",
                "{'a':1}",
                "{a:1}",
                "nul",
                "NaN",
                "Infinity",
                "01",
                "+1",
                ".5",
                "0x10",
                "\"",
                "\"\\x\"",
                "\"\u0001\"",
                "\"a\nb\"",
                "{} {}",
                "{}x",
                "1 2",
                "{}]",
                "// c\n{}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":{\"b\":1,\"b\":1}}",
                "\"\\ud800",
                "\u0000"
            })
    void whatIsNotExactlyOneValueIsRefused(String text) {
        assertRefused(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Any other coding is not what the wire has, and would let a filter in front read something else than we do. */
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void onlyUtf8IsRead(String charset) {
        assertRefused("{\"a\": 1}".getBytes(Charset.forName(charset)));
    }

    static Stream<byte[]> brokenUtf8() {
        return Stream.of(
                bytes('"', 0x80, '"'),
                bytes('"', 0xc3, '"'),
                bytes('"', 0xc0, 0xaf, '"'),
                bytes('"', 0xff, 0xfe, '"'),
                bytes('"', 0xe2, 0x82, '"'),
                bytes('"', 0xed, 0xa0, 0x80, '"'),
                bytes('"', 0xf8, 0x88, 0x80, 0x80, 0x80, '"'));
    }

    @ParameterizedTest
    @MethodSource
    void brokenUtf8(byte[] text) {
        assertRefused(text);
    }

    @Test
    void nestingIsBounded() {
        assertThat(parse("[".repeat(32) + "]".repeat(32))).isNotNull();
        assertRefused(("[".repeat(33) + "]".repeat(33)).getBytes(StandardCharsets.UTF_8));
        assertRefused("[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        assertRefused("{\"a\":".repeat(50_000).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void lengthsAreBounded() {
        assertRefused(("[" + "1".repeat(65) + "]").getBytes(StandardCharsets.UTF_8));
        assertRefused(("\"" + "a".repeat(1_000_001) + "\"").getBytes(StandardCharsets.UTF_8));
        assertThat(parse("[" + "1".repeat(64) + "]").get(0).canConvertToLong()).isFalse();
    }

    @Test
    void whatCannotBeWrittenIsAFaultOfTheCaller() {
        record Itself(Object value) {}
        assertThatThrownBy(() -> json.encode(new Itself(new Object()))).isInstanceOf(IllegalArgumentException.class);
    }

    private void assertRefused(byte[] text) {
        assertThatThrownBy(() -> json.parse(text))
                .isInstanceOf(ApiException.class)
                .hasMessage("invalid at ");
    }

    private com.fasterxml.jackson.databind.JsonNode parse(String text) {
        return json.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
