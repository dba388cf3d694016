package dcts.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Crowds of clients in a process of their own. Each line on standard input names a method of {@link Crowd}, the crowd, and
 * the arguments; it is answered by what that returns, or by {@code failed} and a reason.
 */
public final class CrowdClient {
    private static final String END = "";

    private final SocketLoop loop = new SocketLoop();
    private final Map<String, Crowd> crowds = new HashMap<>();
    private final BlockingQueue<String> orders = new LinkedBlockingQueue<>();

    private CrowdClient() throws IOException {}

    public static void main(String[] arguments) throws IOException {
        new CrowdClient().serve(System.out);
    }

    private void serve(PrintStream out) throws IOException {
        Thread.ofPlatform().daemon().start(this::readOrders);
        while (true) {
            // Also between the orders there are pings to be answered.
            loop.serveUntil(() -> !orders.isEmpty(), TimeUnit.HOURS.toNanos(1));
            var order = String.valueOf(orders.poll());
            if (order.equals(END)) {
                return;
            }
            out.println(answer(order));
        }
    }

    private void readOrders() {
        try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                orders.add(line);
                loop.wake();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            orders.add(END);
            loop.wake();
        }
    }

    private String answer(String order) throws IOException {
        var words = order.split(" ", -1);
        var crowd = crowds.computeIfAbsent(words[1], name -> new Crowd(loop));
        var numbers = new int[words.length - 2];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Integer.parseInt(words[i + 2]);
        }
        try {
            return switch (words[0]) {
                case "join" -> crowd.join(numbers[0], numbers[1]);
                case "say" -> crowd.say(numbers[0], numbers[1], numbers[2], numbers[3]);
                case "stall" -> crowd.stall(numbers[0]);
                case "resume" -> crowd.resume();
                case "leave" -> crowd.leave();
                default -> throw new IllegalStateException("what is " + words[0] + "?");
            };
        } catch (IllegalStateException e) {
            return "failed: " + order + ": " + e.getMessage();
        }
    }
}
