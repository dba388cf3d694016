package dcts.crash;

import dcts.bench.Table;
import dcts.crash.CrashOptions.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** {@code ./dcts crash-test}: runs, prints a table, and ends with 1 if anything is broken. */
public final class Crash {
    private static final int BROKEN = 1;
    private static final int USAGE = 2;

    private Crash() {}

    /** The arguments are a directory for the data, which is made, and the options. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream out = System.out;
        try {
            var options = CrashOptions.parse(
                    new Random().nextInt(Integer.MAX_VALUE), Arrays.copyOfRange(arguments, 1, arguments.length));
            System.exit(run(options, Path.of(arguments[0]), out, database -> {}));
        } catch (UsageException e) {
            out.println("dcts: " + e.getMessage() + "\nusage: " + CrashOptions.USAGE);
            System.exit(USAGE);
        }
    }

    /** Runs in a new directory below this one, which is kept if anything is broken; returns the exit code. */
    static int run(CrashOptions options, Path parent, PrintStream out, CrashRun.BeforeCheck beforeCheck)
            throws IOException, InterruptedException {
        var directory = Files.createTempDirectory(Files.createDirectories(parent), "run");
        out.println(options.command() + " in " + directory + ", which is kept if anything is broken");
        var table = new Table(options.command());
        var result = new CrashRun(options, directory, out, beforeCheck).run();
        result.print(table, out);
        result.write(directory.resolve("result.json"));
        if (options.json().isPresent()) {
            result.write(options.json().get());
        }
        if (result.holds()) {
            delete(directory);
            return 0;
        }
        out.println("The data directory, the logs and the acknowledgements are in " + directory);
        return BROKEN;
    }

    private static void delete(Path directory) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(directory)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.delete(each);
        }
    }
}
