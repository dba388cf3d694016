package dcts.keyauth.api;

import static dcts.keyauth.api.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the original sealed is opened, and nothing else is. */
class EnvelopesTest {
    private static final JsonObject FILE = Vectors.file("envelopes.json");
    private static final PrivateRsaKey ALICE = Vectors.key("alice");
    private static final PrivateRsaKey BOB = Vectors.key("bob");
    private static final SecureRandom RANDOM = new SecureRandom();

    @TestFactory
    Stream<DynamicTest> recordedEnvelopesAreOpened() {
        return Stream.of("rsa", "password", "legacy16ByteIv")
                .flatMap(list -> Vectors.list(FILE, list))
                .map(vector -> DynamicTest.dynamicTest(text(vector, "name"), () -> isOpened(vector)));
    }

    private static void isOpened(JsonObject vector) {
        JsonObject json = Vectors.object(vector, "envelope");
        Envelope envelope = Envelope.read(json).orElseThrow();

        assertThat(open(envelope, vector.text("password").orElse("").strip())).contains(text(vector, "plaintextUtf8"));
        assertThat(envelope.json()).isEqualTo(json);
        assertThat(Envelope.read(new JsonValue.Text(json.compact()))).contains(envelope);
        assertThat(Envelope.readPiped(envelope.piped())).contains(envelope);
    }

    @Test
    void aPasswordIsTakenAsItIs() {
        var padded = Vectors.list(FILE, "password")
                .filter(vector -> vector.get("decryptWithTrimmedPassword").isPresent())
                .findFirst()
                .orElseThrow();
        var recorded = (Envelope.ForPassword)
                Envelope.read(Vectors.object(padded, "envelope")).orElseThrow();

        assertThat(recorded.open(text(padded, "password"))).isEmpty();
        assertThat(recorded.open(text(padded, "password").strip()))
                .contains(text(padded, "decryptWithTrimmedPassword"));

        var ours = Envelope.seal("x", "  padded<br>\r\n ", RANDOM);
        assertThat(ours.open("  padded<br>\r\n ")).contains("x");
        assertThat(ours.open("padded")).isEmpty();
        assertThat(ours.open("")).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> recordedFaultsAreRefused() {
        return Vectors.list(FILE, "negative")
                .map(vector -> DynamicTest.dynamicTest(text(vector, "name"), () -> {
                    PrivateRsaKey key = text(vector, "name").equals("wrong_recipient_bob") ? BOB : ALICE;
                    Optional<String> opened = Envelope.read(Vectors.object(vector, "envelope"))
                            .flatMap(envelope -> ((Envelope.ForKey) envelope).open(key));

                    assertThat(opened).isEmpty();
                }));
    }

    @Test
    void thePipedFormIsTheRecordedOne() {
        JsonObject piped = Vectors.object(FILE, "pipeForm");

        for (String method : new String[] {"rsa", "password"}) {
            Envelope first = Vectors.list(FILE, method)
                    .map(vector ->
                            Envelope.read(Vectors.object(vector, "envelope")).orElseThrow())
                    .findFirst()
                    .orElseThrow();
            assertThat(first.piped()).isEqualTo(text(piped, method));
            assertThat(Envelope.readPiped(text(piped, method))).contains(first);
        }
        assertThat(Envelope.readPiped("rsa|a|b|c|d|e")).isEmpty();
        assertThat(Envelope.readPiped("rsa|a||c|d|e|")).isEmpty();
        assertThat(Envelope.readPiped("none|a||c|d|e")).isEmpty();
        assertThat(Envelope.readPiped("")).isEmpty();
    }

    @Test
    void whatIsSealedIsReadByItsReaderOnly() {
        String text = "Grüße 🎉\n\u0000";
        var envelope = Envelope.seal(text, ALICE.publicKey(), RANDOM);

        assertThat(envelope.open(ALICE)).contains(text);
        assertThat(envelope.open(BOB)).isEmpty();
        assertThat(Envelope.seal("", ALICE.publicKey(), RANDOM).open(ALICE)).contains("");
        assertThat(Envelope.seal(text, "pass", RANDOM).open("pass")).contains(text);
        assertThat(Base64.getDecoder().decode(text(envelope.json(), "iv"))).hasSize(12);
        assertThat(Envelope.seal(text, ALICE.publicKey(), RANDOM).json()).isNotEqualTo(envelope.json());
    }

    @Test
    void aTextThatReadsAsJsonStaysAText() {
        assertThat(Envelope.seal("123", ALICE.publicKey(), RANDOM).open(ALICE)).contains("123");
        assertThat(Envelope.seal("null", ALICE.publicKey(), RANDOM).open(ALICE)).contains("null");
    }

    @Test
    void partsOfAnotherSizeAreRefused() {
        JsonObject json = Envelope.seal("x", ALICE.publicKey(), RANDOM).json();

        assertThat(opened(json)).contains("x");
        assertThat(opened(json.with("iv", bytes(8)))).isEmpty();
        assertThat(opened(json.with("iv", bytes(0)))).isEmpty();
        assertThat(opened(json.with("tag", bytes(12)))).isEmpty();
        assertThat(opened(json.with("tag", bytes(17)))).isEmpty();
        assertThat(opened(json.with("encKey", bytes(255)))).isEmpty();
        assertThat(opened(json.with("encKey", bytes(257)))).isEmpty();
        assertThat(opened(json.with("encKey", bytes(0)))).isEmpty();
        assertThat(opened(json.with("ciphertext", text(json, "ciphertext") + "\n")))
                .isEmpty();
        assertThat(opened(json.without("iv"))).isEmpty();
        assertThat(opened(json.with("iv", new JsonValue.Num(5)))).isEmpty();
        assertThat(Envelope.read(JsonValue.Literal.NULL)).isEmpty();
        assertThat(Envelope.read(new JsonValue.Text("{"))).isEmpty();
        assertThat(Envelope.read(new JsonValue.Text("\"{}\""))).isEmpty();
    }

    @Test
    void theKeyOfATextIsOneOfAes256() {
        for (int length : new int[] {5, 16, 24}) {
            var secret = new byte[length];
            String encKey = Base64.getEncoder().encodeToString(ALICE.publicKey().encrypt(secret, RANDOM));
            SealedText sealed = SealedText.seal("x", Arrays.copyOf(secret, Math.max(16, length)), RANDOM);

            assertThat(new Envelope.ForKey(encKey, sealed).open(ALICE)).isEmpty();
        }
    }

    @Test
    void whatCannotBeSealedIsSaid() {
        assertThatThrownBy(() -> Envelope.seal("x", "", RANDOM)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Envelope.seal("x", "x".repeat(1_025), RANDOM))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Envelope.seal("\uD83D", ALICE.publicKey(), RANDOM))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Optional<String> opened(JsonObject json) {
        return Envelope.read(json).flatMap(envelope -> open(envelope, ""));
    }

    private static Optional<String> open(Envelope envelope, String password) {
        return switch (envelope) {
            case Envelope.ForKey forKey -> forKey.open(ALICE);
            case Envelope.ForPassword forPassword -> forPassword.open(password);
        };
    }

    private static String bytes(int count) {
        return Base64.getEncoder().encodeToString(new byte[count]);
    }
}
