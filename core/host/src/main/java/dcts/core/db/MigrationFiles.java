package dcts.core.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The migration files of one owner, read whole, so that no class loader and no open jar stays behind.
 *
 * @param texts file name to content, in the order in which they run
 */
record MigrationFiles(String owner, SortedMap<String, String> texts) {
    static MigrationFiles read(MigrationSource source) {
        URL folder = folder(source);
        if (folder == null) {
            return new MigrationFiles(source.owner(), new TreeMap<>());
        }
        try {
            MigrationFiles files = new MigrationFiles(source.owner(), texts(folder.toURI()));
            files.texts.forEach((name, text) -> MigrationRules.check(source.owner(), name, text));
            return files;
        } catch (IOException | URISyntaxException | UncheckedIOException e) {
            throw new DatabaseException(
                    "The migrations of " + source.owner() + " cannot be read from " + folder + " (" + e.getMessage()
                            + "). Install it again.",
                    e);
        }
    }

    /** Archives need not list their folders; one that does not is found by the file that every plugin has. */
    private static @Nullable URL folder(MigrationSource source) {
        URL folder = source.loader().getResource(source.folder() + "/");
        URL manifest = source.loader().getResource("plugin.json");
        if (folder != null || manifest == null || !manifest.getProtocol().equals("jar")) {
            return folder;
        }
        try {
            return URI.create(manifest.toString().replaceFirst("plugin\\.json$", source.folder() + "/"))
                    .toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e); // it is the manifest's with another end
        }
    }

    /** Differs as soon as one character of one file does. */
    String checksum() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            texts.forEach((name, text) -> digest.update((name + "\0" + text + "\0").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** One text for all files, so that a change may move from file to file without running again. */
    String changelog() {
        StringBuilder all = new StringBuilder("--liquibase formatted sql logicalFilePath:" + owner + "\n");
        texts.values()
                .forEach(text -> all.append(MigrationRules.withoutHeader(text)).append('\n'));
        return all.toString();
    }

    private static SortedMap<String, String> texts(URI folder) throws IOException {
        if (!folder.getScheme().equals("jar")) {
            return texts(Path.of(folder));
        }
        String address = folder.toString();
        int inside = address.lastIndexOf("!/");
        Path jar = Path.of(URI.create(address.substring("jar:".length(), inside)));
        try (FileSystem files = FileSystems.newFileSystem(jar, Map.of())) {
            Path listed = files.getPath(address.substring(inside + 1));
            return Files.isDirectory(listed) ? texts(listed) : new TreeMap<>();
        }
    }

    private static SortedMap<String, String> texts(Path folder) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".sql")).toList()) {
                texts.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }
        return texts;
    }
}
