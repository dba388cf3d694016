package dcts.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A server with one room and nothing else, in a process of its own, which says {@code ready http://127.0.0.1:N}. */
final class BareServer implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("ready http://127\\.0\\.0\\.1:(\\d+)");
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");
    private static final long END_SECONDS = 10;

    private final Process process;
    private final int port;

    private BareServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Ours, with the options that the launcher gives to the server. */
    static BareServer ours() throws IOException {
        var launcher = Path.of(System.getProperty("dcts.root"), "dcts").toString();
        return start(List.of(launcher, "fixture", "--port", "0", "--mode", "room"));
    }

    /** Whatever this command starts. */
    static BareServer start(List<String> command) throws IOException {
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var line = String.valueOf(said.readLine());
        var ready = READY.matcher(line);
        if (!ready.matches()) {
            process.destroyForcibly();
            throw new IllegalStateException("not ready: " + line);
        }
        Thread.ofVirtual().start(() -> said.lines().forEach(more -> {}));
        return new BareServer(process, Integer.parseInt(ready.group(1)));
    }

    int port() {
        return port;
    }

    /** The processor time so far. */
    Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Resident memory, heap and all. */
    long residentKilobytes() throws IOException {
        return Long.parseLong(
                ask("ps", "-o", "rss=", "-p", Long.toString(process.pid())).strip());
    }

    /** What is reachable in the heap; collects it twice, since what has to be cleaned up goes with the second time. */
    long liveBytes() throws IOException {
        histogram();
        var total = TOTAL.matcher(histogram());
        if (!total.find()) {
            throw new IllegalStateException("jcmd says no total");
        }
        return Long.parseLong(total.group(1));
    }

    /** The classes of all that is reachable in the heap, the greatest first. */
    String histogram() throws IOException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        return ask(jcmd, Long.toString(process.pid()), "GC.class_histogram");
    }

    private static String ask(String... command) throws IOException {
        var asked = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.toHandle().destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
