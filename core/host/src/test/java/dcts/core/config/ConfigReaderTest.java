package dcts.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcts.core.config.Config.DatabaseConfig;
import dcts.core.config.Config.NodeConfig;
import dcts.core.config.Config.PluginsConfig;
import dcts.core.testing.LogLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
    @TempDir
    Path folder;

    @Test
    void nothingConfiguredIsTheDefaults() {
        assertThat(read(Map.of())).isEqualTo(Config.DEFAULTS);
        assertThat(Config.DEFAULTS.port()).isEqualTo(2052);
    }

    @Test
    void anEmptyObjectIsTheDefaults() throws IOException {
        assertThat(read("{}")).isEqualTo(Config.DEFAULTS);
    }

    @Test
    void everyKeyIsRead() throws IOException {
        assertThat(read("""
                {"name": "Ours", "host": "127.0.0.1", "port": 81, "publicUrl": "https://chat.example.org",
                 "trustedProxies": ["10.0.0.0/8", "::1"], "allowedOrigins": ["https://app.example.org"],
                 "database": {"url": "jdbc:mariadb://db/x", "user": "u", "password": "p", "poolSize": 3},
                 "node": {"id": 7}, "plugins": {"installOverHttp": true}}"""))
                .isEqualTo(new Config(
                        "Ours",
                        "127.0.0.1",
                        81,
                        "https://chat.example.org",
                        List.of("10.0.0.0/8", "::1"),
                        List.of("https://app.example.org"),
                        new DatabaseConfig("jdbc:mariadb://db/x", "u", "p", 3),
                        new NodeConfig(7),
                        new PluginsConfig(true)));
    }

    @Test
    void oneKeyOfAGroupLeavesTheOthersAtTheirDefaults() throws IOException {
        assertThat(read("{\"database\": {\"poolSize\": 4}}").database()).isEqualTo(new DatabaseConfig("", "", "", 4));
    }

    @Test
    void theEnvironmentWins() throws IOException {
        write(
                "{\"name\": \"file\", \"port\": 1, \"trustedProxies\": [\"10.0.0.1\"], \"database\": {\"user\": \"file\"}}");
        Config config = read(Map.of(
                "DCTS_NAME", "environment",
                "DCTS_PORT", "2",
                "DCTS_TRUSTED_PROXIES", "10.0.0.2, 10.0.0.3,",
                "DCTS_DATABASE_USER", "environment",
                "DCTS_DATABASE_POOL_SIZE", "5",
                "DCTS_NODE_ID", "9",
                "PORT", "3"));
        assertThat(config.name()).isEqualTo("environment");
        assertThat(config.port()).isEqualTo(2);
        assertThat(config.trustedProxies()).containsExactly("10.0.0.2", "10.0.0.3");
        assertThat(config.database()).isEqualTo(new DatabaseConfig("", "environment", "", 5));
        assertThat(config.node().id()).isEqualTo(9);
    }

    @Test
    void theEnvironmentWinsOverNonsenseToo() throws IOException {
        write("{\"port\": \"abc\", \"trustedProxies\": 5}");
        Config config = read(Map.of("DCTS_PORT", "2", "DCTS_TRUSTED_PROXIES", "::1"));
        assertThat(config.port()).isEqualTo(2);
        assertThat(config.trustedProxies()).containsExactly("::1");
    }

    @Test
    void everyKeyHasAVariable() {
        var everything = new HashMap<>(Map.of(
                "DCTS_NAME", "n",
                "DCTS_HOST", "h",
                "DCTS_PORT", "1",
                "DCTS_PUBLIC_URL", "http://x",
                "DCTS_TRUSTED_PROXIES", "",
                "DCTS_ALLOWED_ORIGINS", "app://x",
                "DCTS_DATABASE_URL", "u",
                "DCTS_DATABASE_USER", "us",
                "DCTS_DATABASE_PASSWORD", "p",
                "DCTS_DATABASE_POOL_SIZE", "2"));
        everything.put("DCTS_PLUGINS_INSTALL_OVER_HTTP", "true");
        assertThat(read(everything))
                .isEqualTo(new Config(
                        "n",
                        "h",
                        1,
                        "http://x",
                        List.of(),
                        List.of("app://x"),
                        new DatabaseConfig("u", "us", "p", 2),
                        new NodeConfig(0),
                        new PluginsConfig(true)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "1", "TRUE"})
    void aSwitchIsTrueOrFalse(String value) {
        assertThatThrownBy(() -> read(Map.of("DCTS_PLUGINS_INSTALL_OVER_HTTP", value)))
                .hasMessageContaining("plugins.installOverHttp: must be true or false");
    }

    @Test
    void allFaultsAreToldAtOnceWithTheirKeys() throws IOException {
        write("""
                {"prot": 2052, "port": "2052", "host": "", "publicUrl": "chat.example.org", "name": null,
                 "trustedProxies": ["10.0.0.1", "proxy", "10.0.0.0/33"], "allowedOrigins": ["app.example.org"],
                 "database": {"poolSize": 1, "passwort": "x"}, "node": {"id": 1024}}""");
        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(ConfigException.class)
                .message()
                .satisfies(message -> assertThat(message.lines().map(String::strip))
                        .containsExactlyInAnyOrder(
                                folder.resolve("config.json") + " cannot be used:",
                                "name: must be a text of 1 to 64 characters",
                                "host: must be a text of 1 to 64 characters",
                                "port: must be a whole number from 0 to 65535",
                                "publicUrl: must be a text of 0 to 255 characters of the form"
                                        + " |https?://[A-Za-z0-9.\\-:\\[\\]]+",
                                "trustedProxies[1]: must be an address or network",
                                "trustedProxies[2]: must be an address or network",
                                "allowedOrigins: must be a list of at most 64 times a text of 1 to 255 characters"
                                        + " of the form [a-z][a-z0-9+.\\-]*://[^/?#\\s]+",
                                "database.poolSize: must be a whole number from 2 to 100",
                                "database.passwort: unknown key",
                                "node.id: must be a whole number from 0 to 1023",
                                "prot: unknown key"));
    }

    @ParameterizedTest
    @CsvSource({
        "DCTS_PORT, 65536, port",
        "DCTS_PORT, -1, port",
        "DCTS_PORT, 99999999999, port",
        "DCTS_PORT, '', port",
        "DCTS_DATABASE_POOL_SIZE, many, database.poolSize",
        "DCTS_PUBLIC_URL, example.org, publicUrl",
        "DCTS_TRUSTED_PROXIES, localhost, trustedProxies[0]"
    })
    void aVariableIsHeldToTheSameBounds(String name, String value, String key) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("\n  " + key + ": must be ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"//\": 1}", "{\"// port\": \"of the server\"}", "{\"database\": {\"// why\": []}}"})
    void keysOfSlashesAreComments(String text) throws IOException {
        assertThat(read(text)).isEqualTo(Config.DEFAULTS);
    }

    @Test
    void anUnknownVariableIsToldAndIgnored() {
        try (LogLines log = new LogLines()) {
            assertThat(read(Map.of("DCTS_PROT", "1", "DCTS_LIMITS", "off", "DCTS_JDKS", "/x", "DCTSX", "1")))
                    .isEqualTo(Config.DEFAULTS);
            assertThat(log.alarms()).containsExactly("The variable DCTS_PROT is none of this server's and is ignored.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"port\": 1|it is not valid JSON",
                "''|it is not valid JSON",
                "{} {}|it is not valid JSON",
                "[]|it is not a JSON object",
                "null|it is not a JSON object",
                "{\"port\":1,\"port\":2}|it is not valid JSON"
            })
    void aBrokenFileIsASentence(String text, String sentence) throws IOException {
        write(text);
        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage(folder.resolve("config.json") + " cannot be used:\n  " + sentence);
    }

    @Test
    void aFileThatCannotBeReadIsASentence() throws IOException {
        Files.createDirectory(folder.resolve("config.json"));
        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("it cannot be read");
    }

    /** A group that is no group, with a variable for a key in it. */
    @Test
    void aGroupOfTheWrongTypeIsAFault() throws IOException {
        write("{\"database\": 5}");
        assertThatThrownBy(() -> read(Map.of("DCTS_DATABASE_USER", "u")))
                .hasMessageContaining("\n  database: must be an object");
    }

    @Test
    void thePasswordIsNeverPrinted() throws IOException {
        Config config = read("""
                {"database": {"url": "jdbc:mariadb://me:hidden@db:3306/x?password=hidden&user=me", "user": "u",
                              "password": "hidden"}}""");
        assertThat(config.toString()).doesNotContain("hidden").contains("db:3306/x");
        assertThatThrownBy(() -> read("{\"database\": {\"password\": \"" + "hidden".repeat(50) + "\"}}"))
                .message()
                .contains("database.password")
                .doesNotContain("hidden");
    }

    private Config read(String text) throws IOException {
        write(text);
        return read(Map.of());
    }

    private Config read(Map<String, String> environment) {
        return new ConfigReader(environment).read(folder.resolve("config.json"));
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("config.json"), text);
    }
}
