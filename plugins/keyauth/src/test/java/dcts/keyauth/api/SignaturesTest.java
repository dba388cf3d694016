package dcts.keyauth.api;

import static dcts.keyauth.api.Vectors.isTrue;
import static dcts.keyauth.api.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the original signed is verified, and what is signed here is signed as the original does. */
class SignaturesTest {
    private static final JsonObject FILE = Vectors.file("signatures.json");
    private static final PrivateRsaKey ALICE = Vectors.key("alice");
    private static final PublicRsaKey BOB = Vectors.key("bob").publicKey();

    /** The original says true here, and the member that was added is what the attacker wanted. */
    private static final String NOT_COVERED = "proto_member_added_is_not_covered";

    @TestFactory
    Stream<DynamicTest> textsAreSignedAlike() {
        return of("signString")
                .map(vector -> DynamicTest.dynamicTest("text " + text(vector, "utf8Hex"), () -> {
                    String signature = text(vector, "sigBase64");

                    assertThat(ALICE.sign(text(vector, "text"))).isEqualTo(signature);
                    assertThat(ALICE.publicKey().verifies(text(vector, "text"), signature))
                            .isTrue();
                    assertThat(BOB.verifies(text(vector, "text"), signature)).isFalse();
                }));
    }

    @TestFactory
    Stream<DynamicTest> objectsAreSignedAlike() {
        return of("signJson")
                .filter(vector -> vector.get("signedBytesUtf8").isPresent())
                .map(vector -> DynamicTest.dynamicTest(text(vector, "name"), () -> {
                    JsonObject signed = SignedJson.sign(object(text(vector, "inputJson")), ALICE);

                    assertThat(signed.without("sig").canonical()).isEqualTo(text(vector, "signedBytesUtf8"));
                    assertThat(signed.text("sig")).contains(text(vector, "sigBase64"));
                    assertThat(signed.compact()).isEqualTo(text(vector, "outputJson"));
                    assertThat(SignedJson.verify(signed, ALICE.publicKey())).isTrue();
                    assertThat(SignedJson.verify(signed, BOB)).isFalse();
                }));
    }

    @Test
    void aSignatureIsNotReplaced() {
        JsonObject vector = named("existing_sig_is_not_replaced");

        assertThat(SignedJson.sign(object(text(vector, "inputJson")), ALICE).compact())
                .isEqualTo(text(vector, "outputJson"));
    }

    @Test
    void theObjectsOfAListAreSignedOneByOne() {
        JsonObject vector = named("array_of_objects");
        var signed = SignedJson.signEach(
                (JsonValue.Items) JsonValue.parse(text(vector, "inputJson")).orElseThrow(), ALICE);
        List<Boolean> expected = Vectors.items(vector, "verifyReturned").stream()
                .map(JsonValue.Literal.TRUE::equals)
                .toList();

        assertThat(signed.compact()).isEqualTo(text(vector, "outputJson"));
        assertThat(SignedJson.verifyEach(signed, ALICE.publicKey())).isEqualTo(expected);
    }

    @Test
    void anObjectFurtherInsideIsSignedInItsPlace() {
        JsonObject vector = named("path");
        JsonObject input = object(text(vector, "inputJson"));
        JsonObject x = Vectors.object(input, "x");
        List<JsonValue> list = Vectors.items(x, "list");
        JsonObject second = SignedJson.sign((JsonObject) list.get(1), ALICE);
        JsonObject output = input.with("x", x.with("list", new JsonValue.Items(List.of(list.getFirst(), second))));

        assertThat(second.text("sig")).contains(text(vector, "returned"));
        assertThat(output.compact()).isEqualTo(text(vector, "outputJson"));
        assertThat(SignedJson.verify(second, ALICE.publicKey())).isTrue();
    }

    @TestFactory
    Stream<DynamicTest> recordedObjectsAreJudgedAlike() {
        return Vectors.list(FILE, "verification")
                .map(vector -> DynamicTest.dynamicTest(text(vector, "name"), () -> isJudged(vector)));
    }

    private static void isJudged(JsonObject vector) {
        PublicRsaKey key = vector.text("publicKey")
                .map(pem -> PublicRsaKey.read(pem).orElseThrow())
                .orElse(ALICE.publicKey());
        boolean expected = isTrue(vector, "result") && !text(vector, "name").equals(NOT_COVERED);
        JsonObject object = object(text(vector, "json"));

        assertThat(SignedJson.verify(object, key)).isEqualTo(expected);
        if (vector.get("sameSignature").isPresent()) {
            assertThat(ALICE.sign(object.without("sig").canonical())).isEqualTo(text(object, "sig"));
        }
    }

    @Test
    void whatNoSignatureCoversIsNotSigned() {
        assertThatThrownBy(() -> SignedJson.sign(object("{\"a\":{\"__proto__\":1}}"), ALICE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ALICE.sign("\uD83D")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyTheWrittenFormOfASignatureCounts() {
        String signature = ALICE.sign("x");
        PublicRsaKey key = ALICE.publicKey();

        assertThat(signature).hasSize(344);
        assertThat(key.verifies("x", signature)).isTrue();
        assertThat(key.verifies("x", signature.replace("==", ""))).isFalse();
        assertThat(key.verifies("x", signature + "\n")).isFalse();
        assertThat(key.verifies("x", signature.replace('+', '-').replace('/', '_')))
                .isFalse();
        assertThat(key.verifies("x", "")).isFalse();
        assertThat(key.verifies("x", "AAAA")).isFalse();
        assertThat(key.verifies("x", signature.substring(4))).isFalse();
        assertThat(key.verifies("?", ALICE.sign("?"))).isTrue();
        assertThat(key.verifies("\uD83D", ALICE.sign("?"))).isFalse();
        assertThat(SignedJson.verify(object("{\"sig\":5}"), key)).isFalse();
        assertThat(SignedJson.verify(object("{\"sig\":null}"), key)).isFalse();
    }

    private static Stream<JsonObject> of(String kind) {
        return Vectors.list(FILE, "vectors")
                .filter(vector -> text(vector, "kind").equals(kind));
    }

    private static JsonObject named(String name) {
        return of("signJson")
                .filter(vector -> text(vector, "name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject object(String json) {
        return (JsonObject) JsonValue.parse(json).orElseThrow();
    }
}
