package dcts.keyauth.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is made here is what JavaScript would have made, and JavaScript can read it. */
class AgainstNodeTest {
    private static final PrivateRsaKey ALICE = Vectors.key("alice");
    private static final List<String> NAMES = List.of(
            "",
            "a",
            "b",
            "A",
            "0",
            "1",
            "9",
            "10",
            "01",
            "-1",
            "1.5",
            "4294967294",
            "4294967295",
            "4294967296",
            "__proto__",
            "constructor",
            "é",
            "\uFFEE",
            "😀",
            "\uD83D",
            "\uDE00",
            "\"",
            "\\",
            "/",
            "\u0000",
            "\u001f",
            "\u007f",
            "\u2028");

    private static Node node;

    @BeforeAll
    static void startNode() {
        node = new Node();
    }

    @AfterAll
    static void endNode() {
        node.close();
    }

    @Test
    void numbersOfEverySizeAreWrittenAlike() {
        var random = new Random(20260101);
        var numbers = new ArrayList<JsonValue>();
        for (long tiny = 1; tiny < 3_000; tiny++) {
            numbers.add(new JsonValue.Num(Double.longBitsToDouble(tiny)));
        }
        for (int exponent = -330; exponent < 309; exponent++) {
            numbers.add(new JsonValue.Num(Double.parseDouble("1e" + exponent)));
            numbers.add(new JsonValue.Num(Double.parseDouble("9.5e" + (exponent - 1))));
        }
        while (numbers.size() < 30_000) {
            double any = Double.longBitsToDouble(random.nextLong());
            numbers.add(new JsonValue.Num(Double.isFinite(any) ? any : random.nextInt() / 8.0));
        }

        isWrittenAlike(new JsonValue.Items(numbers));
    }

    @Test
    void namesAndTextsOfEveryKindAreWrittenAlike() {
        var random = new Random(20260102);
        for (int i = 0; i < 500; i++) {
            isWrittenAlike(value(random, 5));
        }
    }

    @Test
    void everyUnitIsWrittenAlike() {
        var all = new StringBuilder();
        for (int unit = 0; unit <= 0xFFFF; unit++) {
            all.append((char) unit).append('x');
        }
        isWrittenAlike(new JsonValue.Text(all.toString()));
    }

    @Test
    void ourSignaturesAreVerified() {
        for (String text : List.of("", "hello", "Grüße 🎉\n", "{\"a\":1}")) {
            JsonObject request = JsonObject.empty()
                    .with("text", text)
                    .with("key", ALICE.publicKey().pem())
                    .with("signature", ALICE.sign(text));

            assertThat(node.judge("verify", request)).isEqualTo("true");
            assertThat(node.judge("verify", request.with("text", text + "x"))).isEqualTo("false");
        }
    }

    @Test
    void ourEnvelopesAreOpened() {
        var random = new SecureRandom();
        for (String text : List.of("", "hello", "<p>Grüße 🎉</p>\n", "x".repeat(100_000))) {
            Envelope forKey = Envelope.seal(text, ALICE.publicKey(), random);
            Envelope forPassword = Envelope.seal(text, "Pässwörd-🔑", random);

            assertThat(node.judge(
                            "open",
                            JsonObject.empty().with("envelope", forKey.json()).with("key", ALICE.pem())))
                    .isEqualTo(text);
            assertThat(node.judge(
                            "open",
                            JsonObject.empty()
                                    .with("envelope", forPassword.json())
                                    .with("key", "Pässwörd-🔑")))
                    .isEqualTo(text);
        }
    }

    private static void isWrittenAlike(JsonValue value) {
        // Written by us twice: a fault of the reader would show as well as one of the writer.
        JsonObject request = JsonObject.empty().with("json", value.compact());

        assertThat(node.judge("canonical", request)).isEqualTo(value.canonical());
        assertThat(node.judge("compact", request)).isEqualTo(value.compact());
        assertThat(JsonValue.parse(value.compact()).orElseThrow().canonical()).isEqualTo(value.canonical());
    }

    private static JsonValue value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> new JsonValue.Text(name(random) + name(random) + name(random));
            case 1 -> new JsonValue.Num(random.nextInt(2_000) / 16.0 - 50);
            case 2 -> List.of(JsonValue.Literal.values()).get(random.nextInt(3));
            case 3 -> JsonObject.empty();
            case 4 -> {
                var items = new ArrayList<JsonValue>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(value(random, depth - 1));
                }
                yield new JsonValue.Items(items);
            }
            default -> {
                JsonObject object = JsonObject.empty();
                for (int i = random.nextInt(12); i > 0; i--) {
                    object = object.with(name(random), value(random, depth - 1));
                }
                yield object;
            }
        };
    }

    private static String name(Random random) {
        return NAMES.get(random.nextInt(NAMES.size()));
    }
}
