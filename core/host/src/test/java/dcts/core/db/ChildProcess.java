package dcts.core.db;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another Java process of the same build, for what cannot be done to one's own. */
record ChildProcess(Process process) implements AutoCloseable {
    static ChildProcess java(List<String> prefix, String classPath, Class<?> main, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        command.addAll(List.of(java, "-XX:+UseSerialGC", "-Xmx128m", "-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        return new ChildProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    static ChildProcess java(Class<?> main, String... arguments) throws IOException {
        return java(List.of(), System.getProperty("java.class.path"), main, arguments);
    }

    /** Reads on until the process has said this; fails with all that it said if it ends before. */
    void await(String line) throws IOException {
        List<String> said = new ArrayList<>();
        BufferedReader reader = process.inputReader();
        for (String next = reader.readLine(); !line.equals(next); next = reader.readLine()) {
            if (next == null) {
                throw new AssertionError("the process ended and said: " + String.join("\n", said));
            }
            said.add(next);
        }
    }

    /** Reads on until the process has ended well; fails with all that it said otherwise. */
    void awaitEnd() {
        List<String> said = process.inputReader().lines().toList();
        if (process.onExit().join().exitValue() != 0) {
            throw new AssertionError("the process failed and said: " + String.join("\n", said));
        }
    }

    /** What {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
