package dcts.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dcts.api.ApiException;
import dcts.api.Id;
import dcts.api.Items;
import dcts.api.Range;
import dcts.api.Text;
import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever is sent, a decoder reads it or refuses it, and says so in the one way. The seed is fixed. */
class RecordDecoderFuzzTest {
    private static final int TREES = 2_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> NAMES = List.of(
            "channelId", "nonce", "text", "replyTo", "ids", "deep", "name", "n", "__proto__", "constructor", "");
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "abc",
            "1",
            "0",
            "9223372036854775807",
            "9223372036854775808",
            "-1",
            "true",
            "null",
            "__proto__",
            "<script>",
            "'; drop table x; --",
            "\u0000",
            "\ud800",
            "\udc00a",
            "𝄞",
            "red",
            "RED",
            "\n",
            "a".repeat(9_000));

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(20_261_121L);
    private int taken;
    private int refused;

    enum Mood {
        RED,
        BLUE
    }

    record Send(
            Id channelId,
            @Text(max = 64, pattern = "[A-Za-z0-9._-]+") String nonce,
            @Text(max = 8_000, multiline = true) String text,
            @Nullable Id replyTo) {}

    record Deep(
            @Items(max = 3) List<Id> ids,
            @Nullable Inner deep,
            @Nullable Mood name,
            @Nullable @Range(min = -5, max = 5) Long n) {
        record Inner(
                @Items(max = 2) List<Inner2> ids, @Nullable Boolean n) {}

        record Inner2(@Text(max = 3) String name) {}
    }

    @Test
    void everyTreeIsReadOrRefused() {
        var send = new RecordDecoder<>(Send.class);
        var deep = new RecordDecoder<>(Deep.class);
        for (int i = 0; i < TREES; i++) {
            JsonNode tree = i % 20 == 0 ? tree(0) : object(0);
            attempt(send, i % 3 == 0 ? mutatedSend() : tree);
            attempt(deep, tree);
        }
        assertThat(taken).as("some are good, else nothing is shown").isGreaterThan(50);
        assertThat(refused).isGreaterThan(TREES);
    }

    private void attempt(RecordDecoder<?> decoder, JsonNode tree) {
        try {
            assertThat(decoder.decode(tree)).isNotNull();
            taken++;
        } catch (ApiException e) {
            assertThat(e.code()).isEqualTo("invalid");
            assertThat(e.path()).isNotNull().hasSizeLessThan(40);
            refused++;
        }
    }

    private JsonNode mutatedSend() {
        ObjectNode send =
                NODES.objectNode().put("channelId", "5").put("nonce", "n-1").put("text", "hello");
        return random.nextInt(4) == 0
                ? send
                : send.set(pick(List.of("channelId", "nonce", "text", "replyTo")), tree(3));
    }

    private JsonNode tree(int depth) {
        return switch (random.nextInt(depth > 6 ? 6 : 8)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextLong());
            case 3 -> NODES.numberNode(random.nextInt(-6, 7));
            case 4 ->
                random.nextBoolean()
                        ? NODES.numberNode(Double.longBitsToDouble(random.nextLong()))
                        : NODES.numberNode(BigInteger.ONE.shiftLeft(random.nextInt(200)));
            case 5 -> NODES.textNode(pick(TEXTS));
            case 6 -> {
                var array = NODES.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(tree(depth + 1));
                }
                yield array;
            }
            default -> object(depth + 1);
        };
    }

    private JsonNode object(int depth) {
        ObjectNode object = NODES.objectNode();
        for (int i = random.nextInt(NAMES.size()); i > 0; i--) {
            object.set(pick(NAMES), tree(depth + 1));
        }
        return object;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
