package dcts.keyauth.api;

import static dcts.keyauth.api.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged texts are refused or mean what they say; nothing is thrown, and no text takes the memory. */
class FuzzTest {
    private static final int ROUNDS = 10_000;
    private static final int PRIVATE_ROUNDS = 2_000;
    private static final long MAX_ALLOCATED = 64 << 20;

    private static final PrivateRsaKey ALICE = Vectors.key("alice");

    @Test
    void damagedJsonIsReadAsJavaScriptReadsIt() {
        List<String> texts = Vectors.list(Vectors.file("canonical-json.json"), "vectors")
                .map(vector -> text(vector, "json"))
                .toList();
        var mutation = new Mutation(20260103);
        int accepted = 0;
        try (var node = new Node()) {
            for (int i = 0; i < ROUNDS; i++) {
                String damaged = mutation.of(mutation.oneOf(texts));
                String ours = JsonValue.parse(damaged).map(JsonValue::canonical).orElse("refused");

                assertThat(ours)
                        .as(damaged)
                        .isEqualTo(node.judge(
                                "canonicalOrRefused", JsonObject.empty().with("json", damaged)));
                accepted += ours.equals("refused") ? 0 : 1;
            }
        }
        assertThat(accepted).isBetween(ROUNDS / 20, ROUNDS - ROUNDS / 20);
    }

    @Test
    void damagedObjectsAreVerifiedOnlyIfTheyMeanTheSame() {
        List<JsonObject> objects = Vectors.list(Vectors.file("signatures.json"), "vectors")
                .filter(vector -> vector.get("signedBytesUtf8").isPresent())
                .map(vector ->
                        (JsonObject) JsonValue.parse(text(vector, "outputJson")).orElseThrow())
                .toList();
        var mutation = new Mutation(20260104);
        int verified = 0;
        for (int i = 0; i < ROUNDS; i++) {
            JsonObject signed = mutation.oneOf(objects);
            var read = JsonValue.parse(mutation.of(signed.compact()));
            if (read.isPresent()
                    && read.get() instanceof JsonObject damaged
                    && SignedJson.verify(damaged, ALICE.publicKey())) {
                assertThat(damaged.covered()).isTrue();
                assertThat(damaged.canonical()).isEqualTo(signed.canonical());
                verified++;
            }
        }
        assertThat(verified).isBetween(1, ROUNDS / 2);
    }

    @Test
    void damagedSignaturesAndKeysAreRefused() {
        String signature = ALICE.sign("text");
        String pem = ALICE.publicKey().pem();
        var mutation = new Mutation(20260105);
        for (int i = 0; i < ROUNDS; i++) {
            String damaged = mutation.of(signature);
            assertThat(ALICE.publicKey().verifies("text", damaged)).isEqualTo(damaged.equals(signature));

            // A line that is broken elsewhere is the same key; every other key is another one.
            var key = PublicRsaKey.read(mutation.of(pem));
            key.ifPresent(
                    read -> assertThat(read.verifies("text", signature)).isEqualTo(read.equals(ALICE.publicKey())));
        }
    }

    @Test
    void damagedEnvelopesAreRefused() {
        String text = "a text";
        JsonObject forKey =
                Envelope.seal(text, ALICE.publicKey(), new SecureRandom()).json();
        var mutation = new Mutation(20260106);
        for (int i = 0; i < PRIVATE_ROUNDS; i++) {
            JsonValue.parse(mutation.of(forKey.compact()))
                    .flatMap(Envelope::read)
                    .ifPresent(envelope -> opensAsOrNot(envelope, text));
        }
    }

    private static void opensAsOrNot(Envelope envelope, String text) {
        var opened = switch (envelope) {
            case Envelope.ForKey key -> key.open(ALICE);
            case Envelope.ForPassword password -> password.open("password");
        };
        opened.ifPresent(read -> assertThat(read).isEqualTo(text));
    }

    @Test
    void damagedPrivateKeysAreRefusedOrTheSame() {
        var mutation = new Mutation(20260107);
        for (int i = 0; i < PRIVATE_ROUNDS; i++) {
            PrivateRsaKey.read(mutation.of(ALICE.pem()))
                    .ifPresent(read -> assertThat(read.sign("x")).isEqualTo(ALICE.sign("x")));
        }
    }

    static Stream<String> greedyTexts() {
        return Stream.of("[]", "{}", "{\"\":{}}", "1", "\"\"", "1e9", "{\"a\":1,\"b\":[2]}", "[[[[]]]]")
                .map(item -> "[" + (item + ",").repeat(990_000 / (item.length() + 1)) + "1]");
    }

    @ParameterizedTest
    @MethodSource("greedyTexts")
    void noTextTakesTheMemory(String text) {
        assertThat(allocatedBy(() -> JsonValue.parse(text))).isLessThan(MAX_ALLOCATED);
    }

    @Test
    void noNameTakesTheMemory() {
        var names = new StringBuilder("{");
        for (int i = 0; names.length() < 990_000; i++) {
            names.append('"').append(Integer.toString(i, 36)).append("\":1,");
        }
        String text = names.append("\"end\":1}").toString();

        assertThat(allocatedBy(() -> JsonValue.parse(text))).isLessThan(MAX_ALLOCATED);
        assertThat(allocatedBy(() -> JsonValue.parse("[".repeat(1_000_000)))).isLessThan(1 << 20);
        assertThat(allocatedBy(() -> JsonValue.parse("\"" + "\\u0000".repeat(160_000) + "\"")))
                .isLessThan(MAX_ALLOCATED);
        assertThat(allocatedBy(() -> JsonValue.parse("9".repeat(1_000_000)))).isLessThan(MAX_ALLOCATED);
    }

    private static long allocatedBy(Runnable work) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
