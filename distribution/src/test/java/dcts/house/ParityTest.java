package dcts.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of what the system can do names only tests that exist. */
class ParityTest {

    private static final String PAGE = "distribution/docs/reference/parity.md";

    private static final List<Source> TESTS = List.of(
            new Source("core/host/src/test/java/dcts/core/LoginTest.java", "class LoginTest { void logsIn() {} }"),
            new Source("web-client/sdk/socket.test.ts", "test('connects')"),
            new Source("core/host/src/main/java/dcts/core/Main.java", "class Main {}"));

    @Test
    void noRowOfOurTableIsWrong() {
        var repository = Repository.ours();
        var page = repository.sources().stream()
                .filter(source -> source.path().equals(PAGE))
                .findFirst()
                .orElseThrow();
        var table = ParityTable.parse(page.text());

        assertThat(table.rows()).hasSizeGreaterThan(30);
        assertThat(table.faults(repository.sources())).isEmpty();
    }

    @Test
    void livingNamesAreAccepted() {
        assertThat(faults("| Log in | works | `LoginTest#logsIn`, `socket.test.ts` |"))
                .isEmpty();
        assertThat(faults("| Log in | partly | `LoginTest` |")).isEmpty();
        assertThat(faults("| capability | state | test |\n|---|---|---|\n| Voice | planned | – |"))
                .isEmpty();
    }

    @Test
    void deadNamesAreFound() {
        assertThat(faults("| Log in | works | `LogoutTest` |")).containsExactly("Log in: there is no test LogoutTest");
        assertThat(faults("| Log in | works | `LoginTest#logsOut` |")).hasSize(1);
        assertThat(faults("| Log in | works | `Main` |")).hasSize(1);
        assertThat(faults("| Log in | works | `inTest` |")).hasSize(1);
    }

    @Test
    void aClaimWithoutATestAndAnUnknownStateAreFound() {
        assertThat(faults("| Log in | works | – |")).containsExactly("Log in: works, but no test says so");
        assertThat(faults("| Log in | nearly | – |")).containsExactly("Log in: unknown state nearly");
    }

    private static List<String> faults(String markdown) {
        return ParityTable.parse(markdown).faults(TESTS);
    }
}
