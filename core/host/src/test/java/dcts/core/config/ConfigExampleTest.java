package dcts.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigExampleTest {
    private static final Path FILE =
            Path.of(System.getProperty("dcts.root", "../..")).resolve("config.json.example");

    /** After a change of the keys, write the file anew: {@code dcts.core.Main config-example > config.json.example}. */
    @Test
    void theFileInTheTreeIsTheOneThatTheKeysMake() {
        assertThat(FILE).hasContent(new ConfigExample().text());
    }

    @Test
    void asItIsItChangesNothing() {
        assertThat(new ConfigReader(Map.of()).read(FILE)).isEqualTo(Config.DEFAULTS);
    }

    @Test
    void everyKeyHasItsMeaningBeforeIt() throws Exception {
        String text = Files.readString(FILE);
        for (String key : new String[] {"name", "port", "trustedProxies", "url", "poolSize", "id"}) {
            assertThat(text.indexOf("\"// " + key + "\": \""))
                    .as(key)
                    .isPositive()
                    .isLessThan(text.indexOf("\"" + key + "\":"));
        }
    }
}
