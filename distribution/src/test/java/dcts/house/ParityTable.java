package dcts.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The table of capabilities in docs/reference/parity.md: capability, state and the tests that prove it. A test is named
 * as {@code Class}, {@code Class#method} or {@code file.test.ts}, in code quotes; several are separated by commas.
 */
record ParityTable(List<Row> rows) {

    record Row(String capability, String state, List<String> tests) {}

    private static final Set<String> STATES = Set.of("works", "partly", "planned");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    static ParityTable parse(String markdown) {
        return new ParityTable(markdown.lines()
                .filter(line -> line.startsWith("|"))
                .map(line -> line.substring(1).split("\\|", -1))
                .filter(cells -> cells.length >= 3 && !isHead(cells))
                .map(cells -> new Row(
                        cells[0].strip(),
                        cells[1].strip(),
                        NAME.matcher(cells[2])
                                .results()
                                .map(name -> name.group(1))
                                .toList()))
                .toList());
    }

    private static boolean isHead(String[] cells) {
        return cells[1].strip().equals("state") || cells[1].strip().startsWith("-");
    }

    /** What is wrong with the table, given the test sources; empty when all is well. */
    List<String> faults(List<Source> sources) {
        var tests = sources.stream().filter(Source::isTest).toList();
        var faults = new ArrayList<String>();
        for (var row : rows) {
            if (!STATES.contains(row.state())) {
                faults.add(row.capability() + ": unknown state " + row.state());
            }
            if (row.state().equals("works") && row.tests().isEmpty()) {
                faults.add(row.capability() + ": works, but no test says so");
            }
            row.tests().stream()
                    .filter(name -> tests.stream().noneMatch(source -> proves(source, name)))
                    .forEach(name -> faults.add(row.capability() + ": there is no test " + name));
        }
        return faults;
    }

    private static boolean proves(Source source, String name) {
        var parts = name.split("#", 2);
        var files = Stream.of(parts[0], parts[0] + ".java");
        if (files.noneMatch(file -> ("/" + source.path()).endsWith("/" + file))) {
            return false;
        }
        return parts.length == 1
                || Pattern.compile("\\bvoid " + Pattern.quote(parts[1]) + "\\(")
                        .matcher(source.text())
                        .find();
    }
}
