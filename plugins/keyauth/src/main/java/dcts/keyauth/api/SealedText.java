package dcts.keyauth.api;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The encrypted part of an envelope, each part in base 64.
 *
 * @param iv 12 bytes, or 16 as until October 2025
 * @param tag 16 bytes
 */
record SealedText(String iv, String tag, String ciphertext) {
    static final int KEY_BYTES = 32;

    private static final int IV_BYTES = 12;
    private static final int OLD_IV_BYTES = 16;
    private static final int TAG_BYTES = 16;
    private static final int ROUNDS = 100_000;

    static SealedText seal(String text, byte[] key, SecureRandom random) {
        byte[] iv = random(IV_BYTES, random);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, Utf8.demand(text), key, iv).orElseThrow();
        int end = sealed.length - TAG_BYTES;
        return new SealedText(
                Base64Text.write(iv),
                Base64Text.write(Arrays.copyOfRange(sealed, end, sealed.length)),
                Base64Text.write(Arrays.copyOf(sealed, end)));
    }

    Optional<String> open(byte[] key) {
        Optional<byte[]> nonce =
                Base64Text.read(iv).filter(bytes -> bytes.length == IV_BYTES || bytes.length == OLD_IV_BYTES);
        Optional<byte[]> mark = Base64Text.read(tag).filter(bytes -> bytes.length == TAG_BYTES);
        Optional<byte[]> hidden = Base64Text.read(ciphertext);
        if (key.length != KEY_BYTES || nonce.isEmpty() || mark.isEmpty() || hidden.isEmpty()) {
            return Optional.empty();
        }
        byte[] sealed = Arrays.copyOf(hidden.get(), hidden.get().length + TAG_BYTES);
        System.arraycopy(mark.get(), 0, sealed, hidden.get().length, TAG_BYTES);
        return crypt(Cipher.DECRYPT_MODE, sealed, key, nonce.get()).flatMap(Utf8::decode);
    }

    /** The key that a password stands for; takes some tens of milliseconds. */
    static byte[] keyOf(String password, byte[] salt) {
        var spec = new PBEKeySpec(password.toCharArray(), salt, ROUNDS, KEY_BYTES * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            spec.clearPassword();
        }
    }

    static byte[] random(int length, SecureRandom random) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static Optional<byte[]> crypt(int mode, byte[] input, byte[] key, byte[] iv) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, iv));
            return Optional.of(cipher.doFinal(input));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
