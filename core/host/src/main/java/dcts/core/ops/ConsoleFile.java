package dcts.core.ops;

import dcts.core.identity.Console;
import dcts.core.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The file through which the command line finds the running server and proves who it is: readable by its user only. */
public final class ConsoleFile implements AutoCloseable {
    private final Path file;

    /**
     * What the file holds.
     *
     * @param url where the server answers on this machine
     * @param token the console's secret
     */
    record Content(String url, String token) {}

    /** Writes the file. */
    public ConsoleFile(Path dataDirectory, int port, Console console) {
        this.file = at(dataDirectory);
        String text = new Json().encode(new Content("http://127.0.0.1:" + port, console.token()));
        try {
            Path written = Files.createTempFile(
                    dataDirectory,
                    "console",
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(written, text);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the file is. */
    public static Path at(Path dataDirectory) {
        return dataDirectory.resolve("console.json");
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
