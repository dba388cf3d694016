package dcts.core.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A file that is served as it is, held in memory with its compressed form. */
final class StaticFile {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    private final String contentType;
    private final byte[] bytes;
    private final byte @Nullable [] gzip;
    private final String etag;
    private final boolean immutable;

    private StaticFile(String contentType, byte[] bytes, byte @Nullable [] gzip, String etag, boolean immutable) {
        this.contentType = contentType;
        this.bytes = bytes;
        this.gzip = gzip;
        this.etag = etag;
        this.immutable = immutable;
    }

    static StaticFile of(String name, byte[] bytes, boolean immutable) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        String type = TYPES.getOrDefault(extension, "application/octet-stream");
        byte[] packed = extension.equals("png") || extension.equals("woff2") ? bytes : compress(bytes);
        String etag = "\"" + ResourceFolder.hash(Map.of(name, bytes)) + "\"";
        return new StaticFile(type, bytes, packed.length < bytes.length ? packed : null, etag, immutable);
    }

    private static byte[] compress(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    String contentType() {
        return contentType;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The compressed form; null if compressing does not help. */
    byte @Nullable [] gzip() {
        return gzip;
    }

    String etag() {
        return etag;
    }

    /** Whether the path changes with the content. */
    boolean immutable() {
        return immutable;
    }
}
