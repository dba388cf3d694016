package dcts.core.identity;

import dcts.api.ApiException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords with Argon2id (46 MiB, one pass, one lane). At most two hashes are computed at once and fifty callers
 * wait, because each needs its 46 MiB.
 */
final class Passwords {
    private static final int KIB = 46 * 1024;
    private static final int PASSES = 1;
    private static final int LANES = 1;
    private static final int BYTES = 32;
    private static final int AT_ONCE = 2;
    private static final int QUEUE = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

    private final SecureRandom random;
    private final Semaphore running = new Semaphore(AT_ONCE, true);
    private final Semaphore admitted = new Semaphore(AT_ONCE + QUEUE);
    /** Compared against when the name is unknown, so that the answer takes the same time. */
    private final String nobody;

    private final Work work;

    /** Works a hash out. */
    @FunctionalInterface
    interface Work {
        byte[] hash(String password, byte[] salt);
    }

    Passwords(SecureRandom random, HashMemory memory) {
        this(random, (password, salt) -> compute(password, salt, memory));
    }

    /** Guards other work than the real, which is too fast to be caught in the act. */
    Passwords(SecureRandom random, Work work) {
        this.random = random;
        this.work = work;
        byte[] salt = new byte[16];
        byte[] hash = new byte[BYTES];
        random.nextBytes(salt);
        random.nextBytes(hash);
        this.nobody = written(salt, hash);
    }

    /**
     * The hash of a password with a new salt, in the usual written form.
     *
     * @throws ApiException {@code unavailable} if too many wait
     */
    String hash(String password) {
        byte[] salt = new byte[16];
        random.nextBytes(salt);
        return written(salt, guarded(password, salt));
    }

    /** Whether the password has this hash. */
    boolean matches(String password, String written) {
        String[] parts = written.split("\\$", -1);
        byte[] salt = Base64.getDecoder().decode(parts[4]);
        byte[] expected = Base64.getDecoder().decode(parts[5]);
        return MessageDigest.isEqual(expected, guarded(password, salt));
    }

    /** Does the work of {@link #matches} for a name that does not exist. */
    void pretend(String password) {
        matches(password, nobody);
    }

    private byte[] guarded(String password, byte[] salt) {
        if (!admitted.tryAcquire()) {
            throw ApiException.unavailable(Duration.ofSeconds(2));
        }
        try {
            if (!running.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ApiException.unavailable(Duration.ofSeconds(2));
            }
            try {
                return work.hash(password, salt);
            } finally {
                running.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.unavailable(Duration.ofSeconds(2));
        } finally {
            admitted.release();
        }
    }

    private static byte[] compute(String password, byte[] salt, HashMemory memory) {
        var parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(KIB)
                .withIterations(PASSES)
                .withParallelism(LANES)
                .withSalt(salt)
                .withBlockPool(memory.pool())
                .build();
        var generator = new Argon2BytesGenerator();
        generator.init(parameters);
        byte[] hash = new byte[BYTES];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static String written(byte[] salt, byte[] hash) {
        return "$argon2id$v=19$m=" + KIB + ",t=" + PASSES + ",p=" + LANES + "$" + BASE64.encodeToString(salt) + "$"
                + BASE64.encodeToString(hash);
    }
}
