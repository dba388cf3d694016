package dcts.house;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What may not stand in a file: words and names. */
final class WordRules {

    private record Rule(String name, Pattern files, Pattern pattern) {

        Stream<Violation> check(Source source) {
            if (!files.matcher(source.path()).find()) {
                return Stream.of();
            }
            var found = pattern.matcher(source.text());
            return found.results().map(match -> {
                var line = source.text()
                                .substring(0, match.start())
                                .chars()
                                .filter(c -> c == '\n')
                                .count()
                        + 1;
                return new Violation(
                        name,
                        source.path(),
                        "line " + line + ": " + match.group().strip());
            });
        }
    }

    private static final Pattern ALL = Pattern.compile("");
    private static final Pattern MANIFESTS = Pattern.compile("(pom\\.xml|package\\.json)$");

    private static final List<Rule> RULES = List.of(
            new Rule("todo", ALL, Pattern.compile("(?m)\\b(TODO|FIXME|XXX)\\b(?![^\\n]*#\\d).*$")),
            new Rule("outside", ALL, Pattern.compile("/(work|root|home/[a-z]+)/|s[h]ared/reference|\\.\\./s[h]ared")),
            new Rule(
                    "registry",
                    ALL,
                    Pattern.compile(
                            "repo1?\\.maven\\.(apache\\.)?org|central\\.sonatype|registry\\.npmjs"
                                    + "|registry\\.yarnpkg|deb\\.debian\\.org|archive\\.ubuntu\\.com|docker\\.io|ghcr\\.io|quay\\.io")),
            new Rule(
                    "mocking",
                    MANIFESTS,
                    Pattern.compile("(?i)mockito|easymock|powermock|jmockit|jmock|mockk|wiremock|mockserver"
                            + "|\"sinon\"|\"nock\"|\"msw\"|jest-mock|ts-mockito")));

    private static final Pattern EMPTY_NAME = Pattern.compile("(Utils?|Helpers?|Manager|Impl|Commons?)(?=[A-Z]|$)");

    private WordRules() {}

    static Stream<Violation> check(Repository repository) {
        return repository.sources().stream().flatMap(source -> RULES.stream().flatMap(rule -> rule.check(source)));
    }

    static Stream<Violation> checkJava(JavaFacts facts) {
        var path = facts.source().path();
        var names = facts.types().stream()
                .filter(type -> EMPTY_NAME.matcher(type).find())
                .map(type -> new Violation("names", path, type + " says nothing of what it does"));
        var findings = facts.findings().stream()
                .map(finding ->
                        new Violation(ruleOf(finding.kind()), path, "line " + finding.line() + ": " + finding.code()));
        return Stream.concat(names, findings);
    }

    private static String ruleOf(JavaFacts.Kind kind) {
        return switch (kind) {
            case BROAD_CATCH -> "catch";
            case CONSOLE -> "console";
        };
    }
}
