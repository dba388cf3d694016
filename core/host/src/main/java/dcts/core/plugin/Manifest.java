package dcts.core.plugin;

import dcts.api.Items;
import dcts.api.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The {@code plugin.json} at the root of a plugin's archive.
 *
 * @param id 2 to 32 small letters and digits; prefix of everything the plugin names
 * @param version of the plugin, as in semantic versioning
 * @param api the range of versions of the plugin API that it was written for
 * @param mainClass implements {@link dcts.api.ServerPlugin}
 * @param requires plugins that must run first, as {@code id@range}
 * @param capabilities what it asks for, see {@link Capabilities}
 */
record Manifest(
        @Text(min = 2, max = 32, pattern = "[a-z][a-z0-9]+") String id,

        @Text(max = 64, pattern = "\\d+\\.\\d+\\.\\d+([-+][A-Za-z0-9.-]+)?")
        String version,

        @Text(max = 64) String api,

        @Text(max = 256, pattern = "[A-Za-z_$][A-Za-z0-9_$.]*")
        String mainClass,

        @Text(max = 64) String name,
        @Nullable @Text(max = 500) String description,

        @Nullable @Items(max = 32) @Text(max = 128, pattern = "[a-z][a-z0-9]+(@.+)?")
        List<String> requires,

        @Nullable @Items(max = 32) @Text(max = 192, pattern = Manifest.CAPABILITY)
        List<String> capabilities) {
    /** The version of the plugin API of this server. */
    static final String API = "0.9.0";

    static final String FILE = "plugin.json";

    /** {@code http.routes}, or with an object {@code http.client:example.org}, or one of two words alone. */
    static final String CAPABILITY = "files|ui|[a-z][a-zA-Z]*\\.[a-zA-Z.]+(:[^\\s]{1,128})?";

    List<String> required() {
        return requires == null ? List.of() : requires;
    }

    List<String> wanted() {
        return capabilities == null ? List.of() : capabilities;
    }
}
