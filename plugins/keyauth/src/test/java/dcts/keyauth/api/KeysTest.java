package dcts.keyauth.api;

import static dcts.keyauth.api.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Keys and their global ids are those of the original; what is no key is refused. */
class KeysTest {
    private static final JsonObject KEYS = Vectors.file("keys.json");
    private static final JsonObject TWINS = Vectors.file("gid-collisions.json");

    @TestFactory
    Stream<DynamicTest> theRecordedKeysAreReadAndWritten() {
        return Vectors.list(KEYS, "keys").map(key -> DynamicTest.dynamicTest(text(key, "name"), () -> isOne(key)));
    }

    private static void isOne(JsonObject vector) {
        PrivateRsaKey key = PrivateRsaKey.read(text(vector, "privateKeyPem")).orElseThrow();
        String pem = text(vector, "publicKeyPem");

        assertThat(key.pem()).isEqualTo(text(vector, "privateKeyPem"));
        assertThat(key.publicKey().pem()).isEqualTo(pem).hasSize(451);
        assertThat(PublicRsaKey.read(pem)).contains(key.publicKey());
        assertThat(key.publicKey().globalId()).isEqualTo(text(vector, "gid"));
        assertThat(key.publicKey().fingerprint()).isEqualTo(text(vector, "fingerprintSha256OfSpkiDerHex"));
        assertThat(GlobalId.of(pem.stripTrailing())).isEqualTo(text(vector, "gidOfPemWithoutFinalNewline"));
        assertThat(GlobalId.of(pem.replace("\n", "\r\n"))).isEqualTo(text(vector, "gidOfCrlfPem"));
        assertThat(PublicRsaKey.read(text(vector, "normalized"))).contains(key.publicKey());
    }

    @TestFactory
    Stream<DynamicTest> shortTextsHaveGlobalIds() {
        return Vectors.list(KEYS, "gidOfShortStrings")
                .map(vector -> DynamicTest.dynamicTest(
                        text(vector, "gid"),
                        () -> assertThat(GlobalId.of(text(vector, "input"))).isEqualTo(text(vector, "gid"))));
    }

    @TestFactory
    Stream<DynamicTest> brokenLinesAreMendedAndPasswordsAreNoKeys() {
        return Vectors.list(KEYS, "normalizePublicKey")
                .map(vector -> DynamicTest.dynamicTest(text(vector, "name"), () -> isMended(vector)));
    }

    private static void isMended(JsonObject vector) {
        var read = PublicRsaKey.read(text(vector, "input"));
        if (text(vector, "name").startsWith("password")) {
            assertThat(read).isEmpty();
        } else {
            assertThat(read.orElseThrow().pem().stripTrailing()).isEqualTo(text(vector, "output"));
        }
    }

    @Test
    void aTwinOfTheGlobalIdIsAnotherKey() {
        JsonObject twin = Vectors.object(TWINS, "sameGidOtherKey");
        JsonObject proof = Vectors.object(twin, "possessionProof");
        PublicRsaKey other = PublicRsaKey.read(text(twin, "otherPublicKeyPem")).orElseThrow();
        PublicRsaKey victim = Vectors.key("alice").publicKey();

        assertThat(other.globalId()).isEqualTo(text(twin, "otherGid")).isEqualTo(victim.globalId());
        assertThat(other).isNotEqualTo(victim);
        assertThat(other.fingerprint()).isEqualTo(text(twin, "fingerprintOther"));
        assertThat(victim.fingerprint()).isEqualTo(text(twin, "fingerprintVictim"));
        assertThat(other.verifies(text(proof, "text"), text(proof, "sigBase64")))
                .isTrue();
        assertThat(victim.verifies(text(proof, "text"), text(proof, "sigBase64")))
                .isFalse();
    }

    @Test
    void aTextThatOnlyCarriesAGlobalIdIsNoKey() {
        JsonObject nonKey = Vectors.object(TWINS, "nonKeyString");

        assertThat(GlobalId.of(text(nonKey, "publicKeyFieldValue"))).isEqualTo(text(nonKey, "gid"));
        assertThat(PublicRsaKey.read(text(nonKey, "publicKeyFieldValue"))).isEmpty();
    }

    @Test
    void onlyWholeKeysOfAUsualSizeAreRead() throws Exception {
        String pem = Vectors.key("alice").publicKey().pem();

        assertThat(PublicRsaKey.read("")).isEmpty();
        assertThat(PublicRsaKey.read("x" + pem)).isEmpty();
        assertThat(PublicRsaKey.read(pem + pem)).isEmpty();
        assertThat(PublicRsaKey.read(pem.replace("PUBLIC", "RSA PUBLIC"))).isEmpty();
        assertThat(PublicRsaKey.read(pem.replace("DAQAB", "DAQA="))).isEmpty();
        assertThat(PublicRsaKey.read(pem.replace("\nfQIDAQAB\n", "\n"))).isEmpty();
        assertThat(PublicRsaKey.read(pem + " ".repeat(20_000))).isEmpty();
        assertThat(PublicRsaKey.read(Vectors.key("alice").pem())).isEmpty();
        assertThat(PrivateRsaKey.read(pem)).isEmpty();
        assertThat(PublicRsaKey.read(pemOf(2_048, 65_537))).isPresent();
        assertThat(PublicRsaKey.read(pemOf(2_048, 3))).isEmpty();
        assertThat(PublicRsaKey.read(pemOf(1_024, 65_537))).isEmpty();
        assertThat(PublicRsaKey.read(pemOf(2_040, 65_537))).isEmpty();
        assertThat(PublicRsaKey.read(pemOf(8_192, 65_537))).isEmpty();
    }

    @Test
    void aKeyHasOneFormOnly() {
        byte[] der = Base64.getMimeDecoder()
                .decode(Vectors.key("alice").publicKey().pem().replaceAll("-+[A-Z ]+-+", ""));
        assertThat(PublicRsaKey.read(Pem.PUBLIC.write(der))).isPresent();
        assertThat(PublicRsaKey.read(Pem.PUBLIC.write(Arrays.copyOf(der, der.length + 1))))
                .isEmpty();

        // The algorithm's empty parameters may be left out for some readers, which would give the key another name.
        String hex = HexFormat.of().formatHex(der);
        String without = hex.replaceFirst("30820122300d(06092a864886f70d010101)0500", "30820120300b$1");
        assertThat(without).hasSize(hex.length() - 4);
        assertThat(PublicRsaKey.read(Pem.PUBLIC.write(HexFormat.of().parseHex(without))))
                .isEmpty();
    }

    @Test
    void otherKindsOfKeysAreRefused() throws Exception {
        var curve = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

        assertThat(PublicRsaKey.read(Pem.PUBLIC.write(curve.getPublic().getEncoded())))
                .isEmpty();
        assertThat(PrivateRsaKey.read(Pem.PRIVATE.write(curve.getPrivate().getEncoded())))
                .isEmpty();
    }

    @Test
    void aPrivateKeyWithAWrongPartIsRefused() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(new RSAKeyGenParameterSpec(2_048, BigInteger.valueOf(3)));
        byte[] der = Base64.getMimeDecoder().decode(Vectors.key("alice").pem().replaceAll("-+[A-Z ]+-+", ""));
        // The last byte belongs to the coefficient, which no signature with another part would miss.
        der[der.length - 1] ^= 1;

        assertThat(PrivateRsaKey.read(Pem.PRIVATE.write(der))).isEmpty();
        assertThat(PrivateRsaKey.read(Pem.PRIVATE.write(
                        generator.generateKeyPair().getPrivate().getEncoded())))
                .isEmpty();
    }

    @Test
    void aNewKeyIsReadBackAndSaysNothingOfItself() {
        PrivateRsaKey made = PrivateRsaKey.generate(new SecureRandom());
        PrivateRsaKey read = PrivateRsaKey.read(made.pem()).orElseThrow();

        assertThat(read.publicKey()).isEqualTo(made.publicKey()).hasSameHashCodeAs(made.publicKey());
        assertThat(read.publicKey().verifies("x", made.sign("x"))).isTrue();
        assertThat(made.toString())
                .isEqualTo("PrivateRsaKey of PublicRsaKey[" + made.publicKey().fingerprint() + "]");
    }

    private static String pemOf(int bits, int exponent) throws Exception {
        BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
        var spec = new RSAPublicKeySpec(modulus, BigInteger.valueOf(exponent));
        return Pem.PUBLIC.write(
                KeyFactory.getInstance("RSA").generatePublic(spec).getEncoded());
    }
}
