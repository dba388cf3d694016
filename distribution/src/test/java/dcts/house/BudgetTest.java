package dcts.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Holds the whole repository to the rules of the house; what may break one is in house/exemptions.txt. */
class BudgetTest {

    private static Repository repository = Repository.ours();
    private static Exemptions exemptions = new Exemptions(List.of());
    private static List<Violation> violations = List.of();

    @BeforeAll
    static void readEverything() throws IOException {
        try (var list = BudgetTest.class.getResourceAsStream("/house/exemptions.txt")) {
            assertThat(list).isNotNull();
            exemptions = Exemptions.parse(new String(list.readAllBytes(), StandardCharsets.UTF_8));
        }
        var java = JavaFacts.of(repository.java());
        var all = new ArrayList<>(SizeRules.check(repository, java));
        java.stream().flatMap(WordRules::checkJava).forEach(all::add);
        WordRules.check(repository).forEach(all::add);
        all.addAll(PackageCycles.check(repository.compiledClasses()));
        violations = List.copyOf(all);
    }

    @Test
    void nothingBreaksARuleWithoutAReason() {
        assertThat(exemptions.without(violations)).isEmpty();
    }

    @Test
    void everyExemptionIsStillNeeded() {
        assertThat(exemptions.idle(violations)).isEmpty();
    }

    @Test
    void theSourcesAreReallyRead(TestReporter report) {
        assertThat(repository.java()).hasSizeGreaterThan(10);
        var ratio = SizeRules.testRatio(repository);
        report.publishEntry(
                "test lines : main lines",
                String.format(Locale.ROOT, "%.2f, aim %.2f", ratio, SizeRules.TEST_RATIO_AIM));
    }
}
