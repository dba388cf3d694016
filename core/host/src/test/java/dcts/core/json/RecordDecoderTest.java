package dcts.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dcts.api.ApiException;
import dcts.api.Id;
import dcts.api.Items;
import dcts.api.Range;
import dcts.api.Text;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordDecoderTest {
    private static final Json JSON = new Json();

    /** A valid object; each case changes one field of it. */
    private static final String VALID = """
            {"text": "ab", "word": "abc", "id": "1", "flag": true, "few": 0, "many": 0, "color": "red",
             "tags": [], "inner": {"n": 1, "names": []}, "inners": [], "ids": []}""";

    enum Color {
        RED,
        DARK_BLUE
    }

    record Inner(
            @Range(min = 1, max = 9) int n,
            @Items(max = 2) @Text(max = 3) List<String> names) {}

    record Everything(
            @Text(min = 2, max = 4) String text,
            @Text(max = 5, pattern = "[a-z]+") String word,
            Id id,
            boolean flag,
            @Range(min = -2, max = 3) int few,
            @Range(min = 0, max = Long.MAX_VALUE) long many,
            Color color,
            @Items(max = 2) @Text(max = 3) List<String> tags,
            Inner inner,
            @Items(max = 2) List<Inner> inners,
            @Items(max = 1) List<Id> ids,
            @Nullable Boolean maybeFlag,
            @Nullable @Range(min = 0, max = 1) Integer maybeFew,
            @Nullable @Range(min = 0, max = 1) Long maybeMany,
            @Nullable @Text(max = 2) String maybeText,
            @Nullable Inner maybeInner) {}

    @Test
    void everyTypeIsRead() {
        Everything read = decode("""
                {"text": "ä𝄞", "word": "abc", "id": "9223372036854775807", "flag": false, "few": -2,
                 "many": 9223372036854775807, "color": "dark_blue", "tags": ["a", "bcd"],
                 "inner": {"n": 9, "names": ["x"]}, "inners": [{"n": 1, "names": []}], "ids": ["7"],
                 "maybeFlag": true, "maybeFew": 1, "maybeMany": 1, "maybeText": "zz",
                 "maybeInner": {"n": 2, "names": []}}""");
        assertThat(read)
                .isEqualTo(new Everything(
                        "ä𝄞",
                        "abc",
                        new Id(Long.MAX_VALUE),
                        false,
                        -2,
                        Long.MAX_VALUE,
                        Color.DARK_BLUE,
                        List.of("a", "bcd"),
                        new Inner(9, List.of("x")),
                        List.of(new Inner(1, List.of())),
                        List.of(new Id(7)),
                        true,
                        1,
                        1L,
                        "zz",
                        new Inner(2, List.of())));
    }

    @Test
    void whatMayBeLeftOutIsNullWhetherAbsentOrNull() {
        Everything absent = decode(VALID);
        ObjectNode nulls = object(VALID);
        List.of("maybeFlag", "maybeFew", "maybeMany", "maybeText", "maybeInner").forEach(nulls::putNull);
        assertThat(decoder().decode(nulls)).isEqualTo(absent);
        assertThat(absent.maybeFlag()).isNull();
        assertThat(absent.maybeInner()).isNull();
    }

    @Test
    void unknownFieldsAreDropped() {
        ObjectNode object = object(VALID);
        List.of("isAdmin", "id ", "ID", "__proto__", "constructor", "toString", "class", "$type", "")
                .forEach(name -> object.put(name, "1"));
        assertThat(decoder().decode(object)).isEqualTo(decode(VALID));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text|\"ab\"",
                "text|\"abcd\"",
                "word|\"abcde\"",
                "id|\"1\"",
                "few|-2",
                "few|3",
                "many|0",
                "color|\"red\"",
                "tags|[\"abc\", \"a\"]",
                "inners|[{\"n\":1,\"names\":[]},{\"n\":1,\"names\":[\"abc\",\"d\"]}]",
                "maybeText|\"ab\"",
            })
    void valuesAtTheirBoundsAreTaken(String field, String value) {
        assertThat(decoder().decode(withField(field, value))).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // one beyond the bounds
                "text|\"a\"|text",
                "text|\"abcde\"|text",
                "text|\"\"|text",
                "text|\"  \"|text",
                "word|\"abcdef\"|word",
                "word|\"aBc\"|word",
                "word|\"abc\\n\"|word",
                "few|-3|few",
                "few|4|few",
                "many|-1|many",
                "many|9223372036854775808|many",
                "many|18446744073709551621|many",
                "few|18446744073709551617|few",
                "tags|[\"a\",\"b\",\"c\"]|tags",
                "ids|[\"1\",\"2\"]|ids",
                "maybeText|\"abc\"|maybeText",
                // a place inside
                "tags|[\"a\",\"bcde\"]|tags[1]",
                "tags|[null]|tags[0]",
                "inner|{\"n\":0,\"names\":[]}|inner.n",
                "inner|{\"n\":1,\"names\":[\"a\",\"bcde\"]}|inner.names[1]",
                "inner|{\"names\":[]}|inner.n",
                "inners|[{\"n\":1,\"names\":[]},{\"n\":1,\"names\":[4]}]|inners[1].names[0]",
                "inners|[[]]|inners[0]",
                "inners|[null]|inners[0]",
                "maybeInner|{\"n\":10,\"names\":[]}|maybeInner.n",
                // another type
                "text|7|text",
                "text|true|text",
                "text|null|text",
                "text|[]|text",
                "text|{}|text",
                "id|1|id",
                "id|\"0\"|id",
                "id|\"01\"|id",
                "id|\"-1\"|id",
                "id|\"+1\"|id",
                "id|\"1.0\"|id",
                "id|\"\"|id",
                "id|\" 1\"|id",
                "id|\"٣\"|id",
                "id|\"9223372036854775808\"|id",
                "id|\"99999999999999999999\"|id",
                "flag|\"true\"|flag",
                "flag|1|flag",
                "flag|null|flag",
                "few|\"1\"|few",
                "few|1.0|few",
                "few|1e0|few",
                "few|4294967296|few",
                "few|true|few",
                "few|null|few",
                "many|1e400|many",
                "many|123456789012345678901234567890|many",
                "color|\"RED\"|color",
                "color|\"green\"|color",
                "color|0|color",
                "tags|\"a\"|tags",
                "tags|{}|tags",
                "tags|null|tags",
                "inner|[]|inner",
                "inner|\"\"|inner",
                "inner|null|inner",
                "maybeFlag|\"\"|maybeFlag",
                "maybeFew|2|maybeFew",
                "maybeInner|1|maybeInner",
            })
    void whatIsWrongIsRefusedWithItsPath(String field, String value, String path) {
        assertThat(refusal(withField(field, value))).isEqualTo("invalid at " + path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "word", "id", "flag", "few", "many", "color", "tags", "inner", "inners", "ids"})
    void whatIsMissingIsRefusedWithItsPath(String field) {
        ObjectNode object = object(VALID);
        object.remove(field);
        assertThat(refusal(object)).isEqualTo("invalid at " + field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"{}\"", "null", "1", "true", "[{}]"})
    void onlyAnObjectIsARecord(String text) {
        assertThat(refusal(parse(text))).isEqualTo("invalid at ");
    }

    @Test
    void aListCannotBeChangedAfterwards() {
        List<String> tags = decode(VALID).tags();
        assertThatThrownBy(() -> tags.add("x")).isInstanceOf(UnsupportedOperationException.class);
    }

    record NoText(String text) {}

    record NoRange(int number) {}

    record NoRangeAtAll(@Nullable Long number) {}

    record NoItems(@Text(max = 1) List<String> list) {}

    record NoTextInList(@Items(max = 1) List<String> list) {}

    record NoTextInside(Inside inside) {
        record Inside(String text) {}
    }

    record NotDecodable(Map<String, Long> map) {}

    record NotDecodableEither(Optional<String> text) {}

    record Fraction(@Range(min = 0, max = 1) double fraction) {}

    record Anything(@Text(max = 1) Object value) {}

    @ParameterizedTest
    @ValueSource(
            classes = {
                NoText.class,
                NoRange.class,
                NoRangeAtAll.class,
                NoItems.class,
                NoTextInList.class,
                NoTextInside.class,
                NotDecodable.class,
                NotDecodableEither.class,
                Fraction.class,
                Anything.class
            })
    void aRecordWithoutBoundsIsRefusedBeforeUse(Class<? extends Record> type) {
        assertThatThrownBy(() -> new RecordDecoder<>(type)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theMissingBoundIsNamed() {
        assertThatThrownBy(() -> new RecordDecoder<>(NoText.class))
                .hasMessage(NoText.class.getName() + ".text has no @Text");
    }

    record Picky(@Range(min = 0, max = 9) int n) {
        Picky {
            if (n == 7) {
                throw ApiException.of("test.seven", 400);
            }
        }
    }

    @Test
    void aRecordMayRefuseByItself() {
        assertThatThrownBy(() -> new RecordDecoder<>(Picky.class).decode(parse("{\"n\": 7}")))
                .isInstanceOf(ApiException.class)
                .hasMessage("test.seven");
    }

    private static RecordDecoder<Everything> decoder() {
        return new RecordDecoder<>(Everything.class);
    }

    private static Everything decode(String text) {
        return decoder().decode(parse(text));
    }

    private static String refusal(JsonNode node) {
        return String.valueOf(
                catchThrowableOfType(ApiException.class, () -> decoder().decode(node))
                        .getMessage());
    }

    private static JsonNode withField(String field, String value) {
        return object(VALID).set(field, parse(value));
    }

    private static ObjectNode object(String text) {
        return (ObjectNode) parse(text);
    }

    private static JsonNode parse(String text) {
        return JSON.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
