package dcts.whole;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The packaged server as a process of the operating system, started by its launcher as its owner would. Everything it
 * prints is kept. {@link #close} leaves nothing running, also not the database of a server that was killed.
 */
public final class ServerProcess implements AutoCloseable {

    /** The longest that a test waits for a line or for the end; far above what a healthy server needs. */
    static final long PATIENCE_SECONDS = 90;

    private static final Pattern READY = Pattern.compile("^ready (https?://\\S+)");
    private static final Pattern OWNER_LINK = Pattern.compile("owner link (https?://\\S+/#/welcome/\\S+)");

    private final Path home;
    private final Path data;
    private final List<String> options;
    private final Process process;
    private final Output output;

    /** The database and whatever else the server started; asked for while the parent still lives. */
    private List<ProcessHandle> children = List.of();

    private ServerProcess(Path home, Path data, List<String> options) throws IOException {
        this.home = home;
        this.data = data;
        this.options = options;
        var command = new ArrayList<>(List.of(home.resolve("dcts").toString(), "run", "--data", data.toString()));
        command.addAll(options);
        Files.createDirectories(data.toAbsolutePath().getParent());
        this.process = new ProcessBuilder(command).redirectErrorStream(true).start();
        this.output = new Output(process.getInputStream());
    }

    /** Starts the server of this build on a free port and waits until it answers. */
    public static ServerProcess start(Path data, String... moreOptions) throws IOException, InterruptedException {
        var options = Stream.concat(Stream.of("--port", "0", "--no-browser"), Stream.of(moreOptions));
        return launch(builtHome(), data, options.toList()).awaitReady();
    }

    /** Starts a server without waiting, for those that are meant to refuse; the options are all that it gets. */
    static ServerProcess launch(Path home, Path data, List<String> options) throws IOException {
        return new ServerProcess(home, data, options);
    }

    /** The directory of the built server. */
    static Path builtHome() {
        return Path.of(System.getProperty("dcts.home"));
    }

    /** Unpacks the built archive below {@code target} and returns the directory in it. */
    static Path unpack(Path target) throws IOException, InterruptedException {
        Files.createDirectories(target);
        var archive = System.getProperty("dcts.archive");
        var tar = new ProcessBuilder("tar", "xzf", archive, "-C", target.toString()).inheritIO();
        if (tar.start().waitFor() != 0) {
            throw new IOException("tar could not unpack " + archive);
        }
        try (var entries = Files.list(target)) {
            return entries.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    /** Waits for the line that says the server answers. */
    ServerProcess awaitReady() throws InterruptedException {
        if (output.await(READY).isEmpty()) {
            close();
            throw new AssertionError("the server did not become ready:\n" + log());
        }
        children = process.descendants().toList();
        return this;
    }

    /** The address that the server printed, without a slash at the end. */
    URI url() {
        var found = output.find(READY).orElseThrow(() -> new AssertionError("not ready:\n" + log()));
        return URI.create(found.replaceAll("/+$", ""));
    }

    /** The one-time link that makes its user the owner; absent when there is one already. */
    Optional<URI> ownerLink() {
        return output.find(OWNER_LINK).map(URI::create);
    }

    Api api() {
        return new Api(url());
    }

    /** Everything printed so far. */
    String log() {
        return output.text();
    }

    long pid() {
        return process.pid();
    }

    /** The processor time that the server's own process has used so far; zero where the system does not tell. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The memory that the server's own process holds, without its database; asked of {@code ps}. */
    public long residentKilobytes() throws IOException {
        var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid())).start();
        return Long.parseLong(new String(ps.getInputStream().readAllBytes(), UTF_8).strip());
    }

    /** The process of the private database, if the server started one. */
    Optional<ProcessHandle> database() {
        Predicate<ProcessHandle> isDatabase =
                child -> child.info().command().orElse("").contains("mariadbd");
        return children.stream().filter(isDatabase).findFirst();
    }

    /** SIGKILL to the server alone; its database goes on, as after a real crash. */
    void killHard() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; returns the exit code, or fails when the server does not end. */
    int terminate() throws InterruptedException {
        process.destroy();
        return awaitExit();
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the server does not end:\n" + log());
        }
        return process.exitValue();
    }

    /** A new process on the same data and, so that clients find it again, the same port. */
    ServerProcess startAgain() throws IOException, InterruptedException {
        var again = new ArrayList<>(options);
        var port = again.indexOf("--port");
        if (port >= 0) {
            again.set(port + 1, String.valueOf(url().getPort()));
        }
        return new ServerProcess(home, data, again).awaitReady();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            children = process.descendants().toList();
            process.destroy();
        }
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }

    /** Reads what a process prints, on a thread of its own, and lets others wait for a line. */
    private static final class Output {
        private final StringBuilder text = new StringBuilder();
        private boolean ended;

        Output(InputStream from) {
            var reader = new Thread(() -> readAll(from), "server-output");
            reader.setDaemon(true);
            reader.start();
        }

        private void readAll(InputStream from) {
            try (var lines = new BufferedReader(new InputStreamReader(from, UTF_8))) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    add(line);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                end();
            }
        }

        private synchronized void add(String line) {
            text.append(line).append('\n');
            notifyAll();
        }

        private synchronized void end() {
            ended = true;
            notifyAll();
        }

        synchronized String text() {
            return text.toString();
        }

        /** The first group of the first line that fits. */
        synchronized Optional<String> find(Pattern pattern) {
            return text.toString()
                    .lines()
                    .map(pattern::matcher)
                    .filter(matcher -> matcher.find())
                    .map(matcher -> matcher.group(1))
                    .findFirst();
        }

        /** Waits for the line; empty when the process ends or patience does. */
        synchronized Optional<String> await(Pattern pattern) throws InterruptedException {
            var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (find(pattern).isEmpty() && !ended && System.nanoTime() < until) {
                wait(1000);
            }
            return find(pattern);
        }
    }
}
