package dcts.core.config;

import dcts.api.Items;
import dcts.api.Meaning;
import dcts.api.Range;
import dcts.api.Text;
import java.util.List;

/**
 * What the server must know before it can read its database. Immutable; read once at start from {@code config.json}
 * and from {@code DCTS_} variables, which win.
 */
public record Config(
        @Meaning("The name that members see.") @Text(max = 64)
        String name,

        @Meaning("The address to listen on; 0.0.0.0 for all.") @Text(max = 64)
        String host,

        @Meaning("The port to listen on; 0 takes a free one.") @Range(min = 0, max = 65_535)
        int port,

        @Meaning(
                "The address that members type, such as https://chat.example.org, if a proxy stands in front; else empty.")
        @Text(min = 0, max = 255, pattern = "|https?://[A-Za-z0-9.\\-:\\[\\]]+")
        String publicUrl,

        @Meaning("Addresses or networks (10.0.0.0/8) of proxies whose X-Forwarded-For is believed.")
        @Items(max = 64)
        @Text(max = 64)
        List<String> trustedProxies,

        @Meaning("Further web origins whose pages may connect, such as https://app.example.org.")
        @Items(max = 64)
        @Text(max = 255, pattern = "[a-z][a-z0-9+.\\-]*://[^/?#\\s]+")
        List<String> allowedOrigins,

        @Meaning("Whose database is used.") DatabaseConfig database,

        @Meaning("This server among several that share a database.")
        NodeConfig node,

        @Meaning("How plugins come to the server.") PluginsConfig plugins) {

    /** The values that hold where nothing is configured. */
    static final Config DEFAULTS = new Config(
            "DCTS",
            "0.0.0.0",
            2052,
            "",
            List.of(),
            List.of(),
            new DatabaseConfig("", "", "", 10),
            new NodeConfig(0),
            new PluginsConfig(false));

    /** Where the data is kept. */
    public record DatabaseConfig(
            @Meaning("jdbc:mariadb://host:port/name of your own MariaDB (10.11 or newer); empty for a private one.")
            @Text(min = 0, max = 1_000)
            String url,

            @Meaning("The user to log in as.") @Text(min = 0, max = 128)
            String user,

            @Meaning("The user's password.") @Text(min = 0, max = 256)
            String password,

            @Meaning("How many connections are kept.") @Range(min = 2, max = 100)
            int poolSize) {

        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            String bare = url.replaceFirst("[?].*", "").replaceFirst("//[^/]*@", "//");
            return "DatabaseConfig[url=" + bare + ", user=" + user + "]";
        }
    }

    /** This server among several. */
    public record NodeConfig(
            @Meaning("A number of its own, which goes into every id.") @Range(min = 0, max = 1023)
            int id) {}

    /** How plugins come to the server. */
    public record PluginsConfig(
            @Meaning("Whether the owner may send archives from the web client; the command line always may.")
            boolean installOverHttp) {}
}
