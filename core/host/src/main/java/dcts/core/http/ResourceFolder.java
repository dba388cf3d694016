package dcts.core.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Reads all files of a folder that a class loader has, from a jar or from a directory. */
public final class ResourceFolder {
    private ResourceFolder() {}

    /**
     * The files by their path inside the folder; none if there is no such folder.
     *
     * @param marker a file that tells where the folder is
     */
    public static Map<String, byte[]> read(ClassLoader loader, String folder, String marker) {
        URL url = loader.getResource(folder + "/" + marker);
        if (url == null) {
            return Map.of();
        }
        try {
            return url.getProtocol().equals("jar") ? fromJar(url, folder) : fromDirectory(url);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A short fingerprint of names and contents. */
    public static String hash(Map<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new TreeMap<>(files).forEach((name, bytes) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, byte[]> fromJar(URL url, String folder) throws IOException {
        JarURLConnection connection = (JarURLConnection) url.openConnection();
        // A cached connection would keep the jar open after its plugin is gone.
        connection.setUseCaches(false);
        Map<String, byte[]> files = new TreeMap<>();
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                if (!entry.isDirectory() && entry.getName().startsWith(folder + "/")) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        files.put(entry.getName().substring(folder.length() + 1), in.readAllBytes());
                    }
                }
            }
        }
        return files;
    }

    private static Map<String, byte[]> fromDirectory(URL url) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try {
            Path directory = Objects.requireNonNull(Path.of(url.toURI()).getParent());
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                    files.put(directory.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
                }
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        return files;
    }
}
