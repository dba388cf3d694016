package dcts.house;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** How large files and methods may be: 95 of 100 stay within the aim, none passes the stop. */
final class SizeRules {

    private record Budget(String rule, int aim, int stop) {}

    private record Size(String path, String name, int value) {}

    private static final Budget JAVA_LINES = new Budget("java-lines", 250, 400);
    private static final Budget BODY_LINES = new Budget("body-lines", 25, 50);
    private static final Budget PARAMETERS = new Budget("parameters", 4, 7);
    private static final Budget TYPESCRIPT_LINES = new Budget("ts-lines", 250, 400);

    /** Fewer test lines than this share of the main lines is a violation; the aim is {@link #TEST_RATIO_AIM}. */
    private static final double TEST_RATIO_STOP = 0.6;

    static final double TEST_RATIO_AIM = 0.9;

    private SizeRules() {}

    static List<Violation> check(Repository repository, List<JavaFacts> java) {
        var violations = new ArrayList<Violation>();
        violations.addAll(judge(JAVA_LINES, repository.java().map(SizeRules::lines)));
        violations.addAll(judge(TYPESCRIPT_LINES, repository.typeScript().map(SizeRules::lines)));
        violations.addAll(judge(BODY_LINES, methods(java, false)));
        violations.addAll(judge(PARAMETERS, methods(java, true)));
        var ratio = testRatio(repository);
        if (ratio < TEST_RATIO_STOP) {
            violations.add(new Violation("test-ratio", "", "%.2f, at least %.2f".formatted(ratio, TEST_RATIO_STOP)));
        }
        return violations;
    }

    /** Lines of tests for each line of main code, Java and TypeScript together; 1 where there is no main code. */
    static double testRatio(Repository repository) {
        var code = Stream.concat(repository.java(), repository.typeScript()).toList();
        var tests =
                code.stream().filter(Source::isTest).mapToInt(Source::lineCount).sum();
        var all = code.stream().mapToInt(Source::lineCount).sum();
        return all == tests ? 1 : (double) tests / (all - tests);
    }

    /** The smallest value that at least 95 of 100 values do not exceed; 0 of none. */
    static int p95(int[] values) {
        if (values.length == 0) {
            return 0;
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(sorted.length * 95 + 99) / 100 - 1];
    }

    private static Size lines(Source source) {
        return new Size(source.path(), "", source.lineCount());
    }

    private static Stream<Size> methods(List<JavaFacts> java, boolean parameters) {
        return java.stream()
                .flatMap(facts -> facts.methods().stream()
                        .map(method -> new Size(
                                facts.source().path(),
                                method.name() + ": ",
                                parameters ? method.parameters() : method.bodyLines())));
    }

    private static List<Violation> judge(Budget budget, Stream<Size> measured) {
        var sizes = measured.toList();
        var violations = new ArrayList<Violation>();
        for (var size : sizes) {
            if (size.value() > budget.stop()) {
                violations.add(new Violation(
                        budget.rule(), size.path(), size.name() + size.value() + ", at most " + budget.stop()));
            }
        }
        var p95 = p95(sizes.stream().mapToInt(Size::value).toArray());
        if (p95 > budget.aim()) {
            violations.add(new Violation(budget.rule(), "", "p95 is " + p95 + ", at most " + budget.aim()));
        }
        return violations;
    }
}
