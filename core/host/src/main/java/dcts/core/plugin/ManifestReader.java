package dcts.core.plugin;

import dcts.api.ApiException;
import dcts.core.json.Json;
import dcts.core.json.RecordDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads the manifest out of a plugin's archive, before a class of it is loaded. */
final class ManifestReader {
    private static final int MAX_BYTES = 65_536;

    private final Json json = new Json();
    private final RecordDecoder<Manifest> decoder = new RecordDecoder<>(Manifest.class);

    /**
     * Reads one manifest.
     *
     * @param name of the archive, for people
     * @throws PluginException if the archive is damaged, has no manifest, or one with faults
     */
    Manifest read(Path archive, String name) {
        var faults = new ArrayList<RecordDecoder.Fault>();
        Manifest manifest;
        try {
            manifest = decoder.decodeWhole(json.parse(bytes(archive, name)), "", faults);
        } catch (ApiException e) {
            throw new PluginException(name + ": its plugin.json is not valid JSON.");
        }
        if (manifest == null) {
            RecordDecoder.Fault first = faults.getFirst();
            throw new PluginException(name + ": plugin.json, " + first.path() + ": " + first.what());
        }
        return manifest;
    }

    private static byte[] bytes(Path archive, String name) {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            ZipEntry entry = zip.getEntry(Manifest.FILE);
            if (entry == null) {
                throw new PluginException(name + ": it has no plugin.json, so it is no plugin.");
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return in.readNBytes(MAX_BYTES);
            }
        } catch (IOException e) {
            throw new PluginException(name + ": the archive is damaged (" + e.getMessage() + ").", e);
        }
    }
}
