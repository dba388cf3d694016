package dcts.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The clients of a benchmark in a process of their own, so that their processor time is not the server's. */
final class ClientProcess implements AutoCloseable {
    private static final long END_SECONDS = 10;

    private final Process process;
    private final BufferedReader answers;
    private final PrintStream orders;

    /** Starts a class of these with a {@code main} that answers each line by one line. */
    ClientProcess(Class<?> main, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /**
     * Gives an order and returns the answer.
     *
     * @throws IllegalStateException if it could not be carried out
     */
    String ask(String order) throws IOException {
        orders.println(order);
        return answer();
    }

    /** The next line that it says by itself. */
    String answer() throws IOException {
        var answer = String.valueOf(answers.readLine());
        if (answer.equals("null") || answer.startsWith("failed")) {
            throw new IllegalStateException(answer);
        }
        return answer;
    }

    @Override
    public void close() {
        orders.close();
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
