package dcts.keyauth.api;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** A public key, which names whoever has the private one. Two are equal if the whole keys are. Immutable. */
public final class PublicRsaKey {
    private final RSAPublicKey key;
    private final byte[] der;

    PublicRsaKey(RSAPublicKey key) {
        this.key = key;
        this.der = key.getEncoded();
    }

    /**
     * Reads a PEM text, with whatever the original's clients make of its line breaks; empty unless it is an RSA key of
     * 2,048 to 4,096 bits with the exponent 65,537 and the label {@code PUBLIC KEY}.
     */
    public static Optional<PublicRsaKey> read(String pem) {
        return Pem.PUBLIC.read(pem).flatMap(Rsa::publicKey).map(PublicRsaKey::new);
    }

    /** The key as Node writes it. */
    public String pem() {
        return Pem.PUBLIC.write(der);
    }

    /** The global id of the key as Node writes it; see {@link GlobalId} for what it does not prove. */
    public String globalId() {
        return GlobalId.of(pem());
    }

    /** The SHA-256 of the whole key in 64 lower-case hexadecimal digits: fit to look a key up and to name it. */
    public String fingerprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Whether the key's owner signed the text. A JSON text signed as a text and the same object signed as an object have
     * one signature, so what is signed has to say what it is for.
     *
     * @param signature in base 64
     */
    public boolean verifies(String text, String signature) {
        Optional<byte[]> signed = Base64Text.read(signature);
        return signed.isPresent()
                && Utf8.encode(text)
                        .map(bytes -> Rsa.verifies(bytes, signed.get(), key))
                        .orElse(false);
    }

    byte[] encrypt(byte[] secret, SecureRandom random) {
        return Rsa.encrypt(secret, key, random);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicRsaKey that && Arrays.equals(der, that.der);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(der);
    }

    @Override
    public String toString() {
        return "PublicRsaKey[" + fingerprint() + "]";
    }
}
