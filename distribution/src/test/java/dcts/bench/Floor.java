package dcts.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The least that a server can do that writes once for each delivery: in C, or in Java where there is no compiler for C.
 *
 * @param words how it is called in a table
 * @param ratio how many times its processor time ours may take with 4 messages in flight
 * @param busyRatio the same with 16
 */
record Floor(List<String> command, String words, double ratio, double busyRatio) {

    /** Compiles it into a directory. */
    static Floor in(Path directory) throws IOException, InterruptedException {
        var source = directory.resolve("floor.c");
        try (var text = Objects.requireNonNull(Floor.class.getResourceAsStream("floor.c"))) {
            Files.copy(text, source);
        }
        var program = directory.resolve("floor").toString();
        for (var compiler : List.of("cc", "gcc", "clang")) {
            if (compiles(compiler, source, program)) {
                return new Floor(List.of(program), "floor in C", 2.0, 0.5);
            }
        }
        return inJava();
    }

    /** The one for where there is no compiler. */
    static Floor inJava() {
        var command = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                NioFloor.class.getName());
        return new Floor(command, "floor in Java", 1.8, 0.45);
    }

    private static boolean compiles(String compiler, Path source, String program) throws InterruptedException {
        try {
            return new ProcessBuilder(compiler, "-O2", "-o", program, source.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
