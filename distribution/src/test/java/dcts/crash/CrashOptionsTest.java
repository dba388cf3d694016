package dcts.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcts.crash.CrashOptions.UsageException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrashOptionsTest {

    @Test
    void withoutArgumentsAnythingIsKilledFiveTimes() throws UsageException {
        assertThat(CrashOptions.parse(9)).isEqualTo(new CrashOptions(5, 9, Optional.empty(), Optional.empty()));
        assertThat(CrashOptions.parse(9).command()).isEqualTo("./dcts crash-test --kills 5 --seed 9 --what any");
    }

    @Test
    void everyOptionIsRead() throws UsageException {
        var options = CrashOptions.parse(9, "--kills", "20", "--seed", "-1", "--what", "both", "--json", "a b.json");
        assertThat(options)
                .isEqualTo(new CrashOptions(20, -1, Optional.of(Victim.BOTH), Optional.of(Path.of("a b.json"))));
        assertThat(options.command()).isEqualTo("./dcts crash-test --kills 20 --seed -1 --what both");
        assertThat(CrashOptions.parse(9, "--what", "any").victim()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--kills, 0, --kills is 1 to 10000",
        "--kills, many, --kills needs a whole number",
        "--seed, x, --seed needs a whole number",
        "--what, disk, '--what is server, database, both or any'",
        "--fast, 1, unknown option --fast"
    })
    void whatIsWrongIsSaid(String name, String value, String sentence) {
        assertThatThrownBy(() -> CrashOptions.parse(9, name, value))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(sentence);
    }

    @Test
    void anOptionWithoutAValueIsNamed() {
        assertThatThrownBy(() -> CrashOptions.parse(9, "--kills")).hasMessageStartingWith("--kills needs a value");
    }
}
