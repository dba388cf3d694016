package dcts.keyauth;

import dcts.keyauth.api.JsonObject;
import dcts.keyauth.api.JsonValue;
import dcts.keyauth.api.PrivateRsaKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;

/**
 * The file with the server's own key, in the original's form: made once, readable by its user only, and never written
 * again. A key that is lost is an identity that is lost, so a file that cannot be read is left for the owner to mend.
 */
final class ServerKeyFile {
    private static final String NAME = "server-key.json";
    private static final String MEMBER = "privateKey";
    private static final long MAX_BYTES = 16_384;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path file;

    /** The file in that directory, which exists. */
    ServerKeyFile(Path directory) {
        this.file = directory.resolve(NAME);
    }

    /**
     * The key in the file, which is made if there is none.
     *
     * @throws IllegalStateException if something is there that is no such key; the message names the file and no more
     * @throws UncheckedIOException if the file can be neither read nor made
     */
    PrivateRsaKey key(SecureRandom random) {
        try {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                make(PrivateRsaKey.generate(random));
            }
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PrivateRsaKey read() throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
            throw unreadable();
        }
        // A copy that was put back often has the rights that copies have.
        Files.setPosixFilePermissions(file, OWNER_ONLY);
        return JsonValue.parse(Files.readAllBytes(file))
                .flatMap(json -> json instanceof JsonObject object ? object.text(MEMBER) : Optional.empty())
                .flatMap(PrivateRsaKey::read)
                .orElseThrow(this::unreadable);
    }

    private IllegalStateException unreadable() {
        return new IllegalStateException(
                file + " holds no key that this server can use; put the right one back, or move the file away to become"
                        + " another server");
    }

    /** Written whole beside its place and then put there, unless something is there by now. */
    private void make(PrivateRsaKey key) throws IOException {
        FileAttribute<?> closed = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
        Path written = Files.createTempFile(file.getParent(), "key", ".tmp", closed);
        try {
            try (var channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                var bytes = ByteBuffer.wrap(text(key).getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException e) {
            // Another start was faster; its key is the server's.
        } finally {
            Files.delete(written);
        }
    }

    /** Two spaces and no line feed at the end, as the original writes it. */
    static String text(PrivateRsaKey key) {
        return "{\n  \"" + MEMBER + "\": " + new JsonValue.Text(key.pem()).compact() + "\n}";
    }
}
