package dcts.core.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts the secrets among the settings with AES-256-GCM, so that a copy of the database alone does not give them away.
 * The key is a file of the data directory that only the server's user can read; it is made when the first secret is set
 * and never overwritten. Thread-safe.
 */
public final class SecretBox {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path file;
    private final SecureRandom random;
    private @Nullable SecretKey key;

    /** A box whose key is in this file, which need not exist yet. */
    public SecretBox(Path file, SecureRandom random) {
        this.file = file;
        this.random = random;
    }

    /**
     * Encrypts a text.
     *
     * @param place where it is kept; it cannot be opened elsewhere
     */
    String close(String place, String secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, place, nonce, secret.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array());
    }

    /** Decrypts a text; empty if it is damaged, was kept elsewhere, or closed with another key. */
    Optional<String> open(String place, String closed) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(closed);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (bytes.length <= NONCE_BYTES) {
            return Optional.empty();
        }
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] sealed = new byte[bytes.length - NONCE_BYTES];
        ByteBuffer.wrap(bytes).get(nonce).get(sealed);
        return run(Cipher.DECRYPT_MODE, place, nonce, sealed).map(plain -> new String(plain, StandardCharsets.UTF_8));
    }

    private Optional<byte[]> run(int mode, String place, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(input));
        } catch (GeneralSecurityException e) {
            if (mode == Cipher.ENCRYPT_MODE) {
                throw new IllegalStateException(e); // every Java has the cipher, and encrypting cannot fail
            }
            return Optional.empty();
        }
    }

    private synchronized SecretKey key() {
        SecretKey known = key;
        if (known == null) {
            known = new SecretKeySpec(bytes(), "AES");
            key = known;
        }
        return known;
    }

    private byte[] bytes() {
        try {
            if (!Files.exists(file)) {
                create();
            }
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length != KEY_BYTES) {
                throw new IllegalStateException(
                        file + " is no key: put the right one back from a backup, or delete it and"
                                + " set the secrets among the settings anew");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void create() throws IOException {
        byte[] fresh = new byte[KEY_BYTES];
        random.nextBytes(fresh);
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(next);
        var owned = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var out = FileChannel.open(next, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owned)) {
            out.write(ByteBuffer.wrap(fresh));
            out.force(true); // what it closes is stored for good, so it must be, too
        }
        Files.move(next, file);
    }
}
