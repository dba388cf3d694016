package dcts.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** The figures of one run, with the command that made them and the machine that it ran on. */
public final class Table {
    private final String command;
    private final List<Row> rows = new ArrayList<>();
    private final double loadBefore = Machine.load();

    /** @param limit the most that it may be; empty where there is no promise */
    private record Row(String what, String figure, String limit) {}

    public Table(String command) {
        this.command = command;
    }

    /** Adds a row; {@code limit} is the most that the figure may be, or empty where there is no promise. */
    public void add(String what, String figure, String limit) {
        rows.add(new Row(what, figure, limit));
    }

    public void print(PrintStream out) throws IOException {
        out.println("Made by `" + command + "` on " + Machine.facts() + ".");
        out.printf("Load average %.1f before and %.1f after.%n%n", loadBefore, Machine.load());
        out.println("| what | figure | at most |");
        out.println("|---|---|---|");
        rows.forEach(row -> out.println("| " + row.what + " | " + row.figure + " | " + row.limit + " |"));
    }
}
