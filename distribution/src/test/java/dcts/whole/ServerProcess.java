package dcts.whole;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The packaged server as a process of the operating system, started by its launcher as its owner would. Everything it
 * prints is kept. {@link #close} leaves nothing running, also not the database of a server that was killed.
 */
public final class ServerProcess implements AutoCloseable {

    /** The longest that a test waits for a line or for the end; far above what a healthy server needs. */
    static final long PATIENCE_SECONDS = 90;

    private static final Pattern READY = Pattern.compile("^ready (https?://\\S+)");
    private static final Pattern OWNER_LINK = Pattern.compile("owner link (https?://\\S+/#/welcome/\\S+)");

    private final ServerCommand command;
    private final Process process;
    private final Output output;

    /** The database and whatever else the server started; asked for while the parent still lives. */
    private List<ProcessHandle> children = List.of();

    ServerProcess(ServerCommand command, Process process) {
        this.command = command;
        this.process = process;
        this.output = new Output(process.getInputStream());
    }

    /** Starts the server of this build on a free port and waits until it answers. */
    public static ServerProcess start(Path data, String... moreOptions) throws IOException, InterruptedException {
        return ServerCommand.on(data).with(moreOptions).start();
    }

    /** Starts it without limits of rates and reachable from this machine only. */
    public static ServerProcess startForLoad(Path data) throws IOException, InterruptedException {
        return ServerCommand.on(data)
                .withoutLimits()
                .variable("DCTS_HOST", "127.0.0.1")
                .start();
    }

    /** Waits for the line that says the server answers. */
    ServerProcess awaitReady() throws InterruptedException {
        if (output.await(READY).isEmpty()) {
            close();
            throw new AssertionError("the server did not become ready:\n" + log());
        }
        lookForChildren();
        return this;
    }

    /** The address that the server printed, without a slash at the end. */
    public URI url() {
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

    /** The same once the server has ended and everything is read. */
    public String awaitLog() throws InterruptedException {
        output.awaitEnd();
        return log();
    }

    /** The id of the server's own process. */
    public long pid() {
        return process.pid();
    }

    /** The processor time that the server's own process has used so far; zero where the system does not tell. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The processor time that its private database has used so far. */
    public Duration databaseCpu() {
        return database()
                .flatMap(database -> database.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    /** The memory that the server's own process holds, without its database; asked of {@code ps}. */
    public long residentKilobytes() throws IOException {
        var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid())).start();
        return Long.parseLong(new String(ps.getInputStream().readAllBytes(), UTF_8).strip());
    }

    /** The process of the private database that it has now, or had when it was killed. */
    public Optional<ProcessHandle> database() {
        lookForChildren();
        Predicate<ProcessHandle> isDatabase =
                child -> child.info().command().orElse("").contains("mariadbd");
        return children.stream().filter(isDatabase).findFirst();
    }

    /** SIGKILL to the server alone; its database goes on, as after a real crash. */
    public void killHard() throws InterruptedException {
        lookForChildren();
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    /** SIGTERM; whether the server ends in this time. */
    boolean endsWithin(long time, TimeUnit unit) throws InterruptedException {
        process.toHandle().destroy();
        return process.waitFor(time, unit);
    }

    /** SIGTERM; returns the exit code, or fails when the server does not end. */
    int terminate() throws InterruptedException {
        // Through the handle, because the other way closes the stream of what the server still has to say.
        process.toHandle().destroy();
        return awaitExit();
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the server does not end:\n" + log());
        }
        return process.exitValue();
    }

    /** A new process on the same data and, so that clients find it again, the same port. */
    public ServerProcess startAgain() throws IOException, InterruptedException {
        return command.onPort(url().getPort()).start();
    }

    /** It may have started its database again; once it is dead, nobody can ask who its children were. */
    private void lookForChildren() {
        if (process.isAlive()) {
            children = process.descendants().toList();
        }
    }

    @Override
    public void close() {
        lookForChildren();
        process.toHandle().destroy();
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

        synchronized void awaitEnd() throws InterruptedException {
            while (!ended) {
                wait();
            }
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
