package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcts.core.ServerOptions.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunArgumentsTest {
    @Test
    void nothingSaidIsTheUsual() {
        RunArguments arguments = RunArguments.parse(List.of());
        assertThat(arguments.openBrowser()).isTrue();
        assertThat(arguments.options().data())
                .isAbsolute()
                .isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(arguments.options().plugins()).isEqualTo(Path.of("./plugins"));
        assertThat(arguments.options().port()).isEmpty();
        assertThat(arguments.options().modes()).isEmpty();
        assertThat(arguments.options().environment()).isEqualTo(System.getenv());
    }

    @Test
    void everythingCanBeSaidInAnyOrder() {
        RunArguments arguments = RunArguments.parse(
                List.of("--safe", "--port", "81", "--no-browser", "--home", "/h", "--data", "/a/../d"));
        assertThat(arguments.openBrowser()).isFalse();
        assertThat(arguments.options().data()).isEqualTo(Path.of("/d"));
        assertThat(arguments.options().plugins()).isEqualTo(Path.of("/h/plugins"));
        assertThat(arguments.options().port()).isEqualTo(OptionalInt.of(81));
        assertThat(arguments.options().is(Mode.SAFE)).isTrue();
        assertThat(arguments.options().is(Mode.DEMO)).isFalse();
    }

    @Test
    void aDemoHasADirectoryOfItsOwn() throws Exception {
        ServerOptions options = RunArguments.parse(List.of("--demo")).options();
        assertThat(options.is(Mode.DEMO)).isTrue();
        assertThat(options.data())
                .isEmptyDirectory()
                .isNotEqualTo(Path.of("data").toAbsolutePath());
        Files.writeString(options.data().resolve("file"), "x");
        DemoDirectory.delete(options.data());
        assertThat(options.data()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2052", "65535"})
    void aPortIsANumber(int port) {
        assertThat(RunArguments.parse(List.of("--port", String.valueOf(port)))
                        .options()
                        .port())
                .hasValue(port);
    }

    @ParameterizedTest
    @CsvSource({
        "--port, --port needs a value",
        "--port 65536, --port needs a number from 0 to 65535",
        "--port 99999, --port needs a number from 0 to 65535",
        "--port 999999, --port needs a number from 0 to 65535",
        "--port -1, --port needs a number from 0 to 65535",
        "--port x, --port needs a number from 0 to 65535",
        "--port 80x, --port needs a number from 0 to 65535",
        "--data, --data needs a value",
        "--home, --home needs a value",
        "--dta x, unknown argument --dta",
        "data, unknown argument data",
        "--port=80, unknown argument --port=80",
        "--demo extra, unknown argument extra"
    })
    void whatIsWrongIsASentence(String arguments, String sentence) {
        assertThatThrownBy(() -> RunArguments.parse(List.of(arguments.split(" "))))
                .isInstanceOf(RunArguments.UsageException.class)
                .hasMessage(sentence);
    }
}
