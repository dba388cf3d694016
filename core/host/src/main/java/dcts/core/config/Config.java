package dcts.core.config;

import dcts.api.Items;
import dcts.api.Range;
import dcts.api.Text;
import java.util.List;

/**
 * What the server must know before it can read its database. Immutable; read once at start from {@code config.json}
 * and from {@code DCTS_} variables, which win.
 */
public record Config(
        @Key("The name that members see.") @Text(max = 64) String name,

        @Key("The address to listen on; 0.0.0.0 for all.") @Text(max = 64)
        String host,

        @Key("The port to listen on; 0 takes a free one.") @Range(min = 0, max = 65_535)
        int port,

        @Key("The address that members type, such as https://chat.example.org, if a proxy stands in front; else empty.")
        @Text(min = 0, max = 255, pattern = "|https?://[A-Za-z0-9.\\-:\\[\\]]+")
        String publicUrl,

        @Key("Addresses or networks (10.0.0.0/8) of proxies whose X-Forwarded-For is believed.")
        @Items(max = 64)
        @Text(max = 64)
        List<String> trustedProxies,

        @Key("Further web origins whose pages may connect, such as https://app.example.org.")
        @Items(max = 64)
        @Text(max = 255, pattern = "[a-z][a-z0-9+.\\-]*://[^/?#\\s]+")
        List<String> allowedOrigins,

        @Key("Whose database is used.") DatabaseConfig database,

        @Key("This server among several that share a database.")
        NodeConfig node,

        @Key("How plugins come to the server.") PluginsConfig plugins) {

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
            @Key("jdbc:mariadb://host:port/name of your own MariaDB (10.11 or newer); empty for a private one.")
            @Text(min = 0, max = 1_000)
            String url,

            @Key("The user to log in as.") @Text(min = 0, max = 128)
            String user,

            @Key("The user's password.") @Text(min = 0, max = 256)
            String password,

            @Key("How many connections are kept.") @Range(min = 2, max = 100)
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
            @Key("A number of its own, which goes into every id.") @Range(min = 0, max = 1023)
            int id) {}

    /** How plugins come to the server. */
    public record PluginsConfig(
            @Key("Whether the owner may send archives from the web client; the command line always may.")
            boolean installOverHttp) {}
}
