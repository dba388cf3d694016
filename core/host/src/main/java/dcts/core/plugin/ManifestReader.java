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
     * Reads one manifest out of its archive.
     *
     * @param name of the archive, for people
     * @throws PluginException if the archive is damaged, has no manifest, or one with faults
     */
    Manifest read(Path archive, String name) {
        try {
            return parse(bytes(archive));
        } catch (PluginException e) {
            throw new PluginException(name + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads one manifest.
     *
     * @throws PluginException if it has faults
     */
    Manifest parse(byte[] text) {
        var faults = new ArrayList<RecordDecoder.Fault>();
        Manifest manifest;
        try {
            manifest = decoder.decodeWhole(json.parse(text), "", faults);
        } catch (ApiException e) {
            throw new PluginException("its plugin.json is not valid JSON.");
        }
        if (manifest == null) {
            RecordDecoder.Fault first = faults.getFirst();
            throw new PluginException("plugin.json, " + first.path() + ": " + first.what());
        }
        return manifest;
    }

    static PluginException missing() {
        return new PluginException("it has no plugin.json, so it is no plugin.");
    }

    private static byte[] bytes(Path archive) {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            ZipEntry entry = zip.getEntry(Manifest.FILE);
            if (entry == null) {
                throw missing();
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return in.readNBytes(MAX_BYTES);
            }
        } catch (IOException e) {
            throw new PluginException("the archive is damaged (" + e.getMessage() + ").", e);
        }
    }
}
