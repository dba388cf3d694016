package dcts.core.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The bytes of an archive and their fingerprint, which is how archives are known.
 *
 * @param sha256 64 small hexadecimal digits
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record ArchiveContent(byte[] bytes, String sha256) {
    ArchiveContent(byte[] bytes) {
        this(bytes, hash(bytes));
    }

    /**
     * Reads a file.
     *
     * @throws PluginException if it is too large for an archive
     */
    static ArchiveContent read(Path file) throws IOException {
        int most = ArchiveLimits.USUAL.archive();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new PluginException("it is larger than " + most + " bytes");
            }
            return new ArchiveContent(bytes);
        }
    }

    int size() {
        return bytes.length;
    }

    /** The first 16 digits, which tell files apart. */
    String shortHash() {
        return sha256.substring(0, 16);
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
