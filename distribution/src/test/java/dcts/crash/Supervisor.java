package dcts.crash;

import dcts.whole.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs the packaged server, kills it or its database, and starts it again on the same data and port. */
final class Supervisor implements AutoCloseable {
    private static final long DEATH_SECONDS = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path directory;
    private ServerProcess server;
    private int runs = 1;

    /** Starts a server without limits of rates on new data in {@code data} of a directory. */
    Supervisor(Path directory) throws IOException, InterruptedException {
        this.directory = directory;
        this.server = ServerProcess.startForLoad(data());
    }

    Path data() {
        return directory.resolve("data");
    }

    int port() {
        return server.url().getPort();
    }

    /** Kills as the plan says and waits until the server is ready again; returns how long that took, in milliseconds. */
    long carryOut(Kill kill) throws IOException, InterruptedException {
        var database = server.database().orElseThrow(() -> new IllegalStateException("there is no database to kill"));
        long begin = System.nanoTime();
        switch (kill.victim()) {
            case SERVER -> server.killHard();
            case DATABASE -> kill(database);
            case BOTH -> killBoth(database, kill);
        }
        if (kill.victim() == Victim.DATABASE) {
            awaitHealth();
        } else {
            keepLog();
            server = server.startAgain();
            runs++;
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    private void killBoth(ProcessHandle database, Kill kill) throws InterruptedException {
        if (kill.databaseFirst()) {
            database.destroyForcibly();
            Thread.sleep(kill.pauseMillis());
            server.killHard();
        } else {
            server.killHard();
            Thread.sleep(kill.pauseMillis());
        }
        kill(database);
    }

    private static void kill(ProcessHandle process) throws InterruptedException {
        process.destroyForcibly();
        try {
            process.onExit().get(DEATH_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("process " + process.pid() + " does not die", e);
        }
    }

    /** A server whose database died says by itself when it is ready again. */
    private void awaitHealth() throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!isHealthy()) {
            if (System.nanoTime() - until > 0) {
                throw new IllegalStateException("the server is not ready again after the death of its database");
            }
            Thread.sleep(20);
        }
    }

    private boolean isHealthy() throws InterruptedException {
        var uri = URI.create(server.url() + "/health/ready");
        var request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10)).build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException e) {
            return false;
        }
    }

    /** What each run of the server has printed is evidence, too. */
    private void keepLog() throws IOException, InterruptedException {
        Files.writeString(directory.resolve("server-" + runs + ".log"), server.awaitLog());
    }

    @Override
    public void close() throws IOException {
        server.close();
        http.close();
        try {
            keepLog();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
