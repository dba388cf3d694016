package dcts.keyauth.api;

import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Optional;

/** A private key, which signs, opens envelopes and thereby is somebody. Immutable; never says what it holds. */
public final class PrivateRsaKey {
    private final RSAPrivateCrtKey key;
    private final PublicRsaKey publicKey;

    private PrivateRsaKey(RSAPrivateCrtKey key) {
        this.key = key;
        this.publicKey = new PublicRsaKey(Rsa.publicOf(key));
    }

    /**
     * Reads a PEM text; empty unless it is an unencrypted RSA key of 2,048 to 4,096 bits with the exponent 65,537 and the
     * label {@code PRIVATE KEY} whose parts belong together.
     */
    public static Optional<PrivateRsaKey> read(String pem) {
        return Pem.PRIVATE.read(pem).flatMap(Rsa::privateKey).map(PrivateRsaKey::new);
    }

    /** A new key of 2,048 bits; takes a good part of a second. */
    public static PrivateRsaKey generate(SecureRandom random) {
        return new PrivateRsaKey(Rsa.generate(random));
    }

    /** The key as Node writes it: a secret. */
    public String pem() {
        return Pem.PRIVATE.write(key.getEncoded());
    }

    /** The half that everybody may know. */
    public PublicRsaKey publicKey() {
        return publicKey;
    }

    /**
     * Signs a text.
     *
     * @return the signature in base 64, always the same for the same text
     * @throws IllegalArgumentException if the text has lone surrogates
     */
    public String sign(String text) {
        return Base64Text.write(Rsa.sign(Utf8.demand(text), key));
    }

    Optional<byte[]> decrypt(byte[] encrypted) {
        return Rsa.decrypt(encrypted, key);
    }

    @Override
    public String toString() {
        return "PrivateRsaKey of " + publicKey;
    }
}
