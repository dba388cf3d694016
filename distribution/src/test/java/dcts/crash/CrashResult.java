package dcts.crash;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dcts.bench.Machine;
import dcts.bench.Table;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.function.ToLongFunction;

/** What came of a run. */
record CrashResult(CrashOptions options, List<Outage> outages, Counts counts, Verdict verdict) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether all that is promised was kept, also in time. */
    boolean holds() {
        return verdict.holds() && outages.stream().noneMatch(Outage::late);
    }

    /** Fills a table that was made before the run, and prints it. */
    void print(Table table, PrintStream out) throws IOException {
        for (Victim victim : Victim.values()) {
            addTimes(table, victim);
        }
        addCounts(table);
        verdict.counts().forEach((fault, count) -> table.add(fault.sentence(), count.toString(), "0"));
        table.print(out);
        verdict.examples().forEach(out::println);
        out.println(holds() ? "Nothing is broken." : "BROKEN");
    }

    private void addTimes(Table table, Victim victim) {
        var of = outages.stream()
                .filter(outage -> outage.kill().victim() == victim)
                .toList();
        var killed = victim.name().toLowerCase(Locale.ROOT) + " killed";
        if (!of.isEmpty()) {
            var most = String.format(Locale.ROOT, "%.1f s", victim.mostToReady().toMillis() / 1e3);
            table.add(
                    killed + ", " + of.size() + " of " + outages.size() + ": until ready",
                    seconds(of, Outage::readyMillis),
                    most);
            table.add(killed + ": until the next acknowledgement", seconds(of, Outage::talkingMillis), "");
        }
    }

    private static String seconds(List<Outage> outages, ToLongFunction<Outage> millis) {
        LongSummaryStatistics all = outages.stream().mapToLong(millis).summaryStatistics();
        return String.format(
                Locale.ROOT,
                "%.1f to %.1f s, mean %.1f s",
                all.getMin() / 1e3,
                all.getMax() / 1e3,
                all.getAverage() / 1e3);
    }

    private void addCounts(Table table) {
        table.add("messages begun", Integer.toString(counts.begun()), "");
        table.add("sent, also again", Long.toString(counts.attempts()), "");
        table.add("acknowledged", Long.toString(counts.acknowledged()), "");
        table.add("acknowledged again with the same nonce", Long.toString(counts.answeredAgain()), "");
        table.add("stored", Integer.toString(counts.stored()), "");
        table.add("shown to readers", Long.toString(counts.shown()), "");
        table.add("of these caught up", Long.toString(counts.caughtUp()), "");
        table.add("connections", Integer.toString(counts.connections()), "");
        table.add("the whole talk", String.format(Locale.ROOT, "%.0f s", counts.millis() / 1e3), "");
    }

    /** Writes all of it for programs. */
    void write(Path file) throws IOException {
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json()) + "\n");
    }

    private ObjectNode json() throws IOException {
        var json = JSON.createObjectNode();
        json.put("command", options.command());
        json.put("machine", Machine.facts());
        json.put("seed", options.seed());
        json.put("holds", holds());
        var kills = json.putArray("kills");
        for (Outage each : outages) {
            kills.addObject()
                    .put("what", each.kill().victim().name().toLowerCase(Locale.ROOT))
                    .put("databaseFirst", each.kill().databaseFirst())
                    .put("pauseMillis", each.kill().pauseMillis())
                    .put("atMillis", each.atMillis())
                    .put("readyMillis", each.readyMillis())
                    .put("mostToReadyMillis", each.kill().victim().mostToReady().toMillis())
                    .put("talkingMillis", each.talkingMillis());
        }
        json.set("counts", JSON.valueToTree(counts));
        var faults = json.putObject("faults");
        verdict.counts().forEach((fault, count) -> faults.put(fault.name(), count));
        var examples = json.putArray("examples");
        verdict.examples().forEach(examples::add);
        return json;
    }
}
