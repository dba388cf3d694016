package dcts.rights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A connection that keeps every frame that it gets, whatever it is. */
final class Observer implements WebSocket.Listener, AutoCloseable {
    /** Stands for the end of the connection among the frames. */
    static final String CLOSED = "closed";

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(15);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> frames = new ArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;
    private int asked;

    Observer(String url, String token) {
        this(url, token, "");
    }

    /** With the eyes of others, unless they are empty. */
    Observer(String url, String token, String eyes) {
        URI address = URI.create(url.replaceFirst("^http", "ws") + "/socket.io/?EIO=4&transport=websocket");
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, this)
                .join();
        await(0, frame -> frame.startsWith("0{"));
        send("40" + JSON.valueToTree(eyes.isEmpty() ? Map.of("token", token) : Map.of("token", token, "viewAs", eyes)));
        await(0, frame -> frame.startsWith("42[\"session.ready\""));
    }

    /** How many frames there are so far. */
    int count() {
        synchronized (frames) {
            return frames.size();
        }
    }

    /** The frames from one on. */
    List<String> since(int first) {
        synchronized (frames) {
            return List.copyOf(frames.subList(first, frames.size()));
        }
    }

    /** Asks, and waits for the answer; both are kept as all frames are. */
    JsonNode ask(String request, Object payload) {
        int first = count();
        int number = tell(request, payload);
        String start = "43" + number + "[";
        return parse(await(first, frame -> frame.startsWith(start)).substring(start.length() - 1))
                .get(0);
    }

    /** Asks and does not wait; the number of the request. */
    synchronized int tell(String request, Object payload) {
        asked++;
        send("42" + asked + "[\"" + request + "\"," + JSON.valueToTree(payload) + "]");
        return asked;
    }

    /** Waits for a frame among those from one on. */
    String await(int first, Predicate<String> wanted) {
        long until = System.nanoTime() + PATIENCE_NANOS;
        synchronized (frames) {
            for (int i = first; ; i++) {
                while (i >= frames.size()) {
                    waitUntil(until);
                }
                if (wanted.test(frames.get(i))) {
                    return frames.get(i);
                }
            }
        }
    }

    private void waitUntil(long until) {
        long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        if (left <= 0) {
            throw new AssertionError("a frame that was waited for has not come");
        }
        try {
            frames.wait(left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The announcement that a frame is, if it is one. */
    static Optional<String> announcement(String frame) {
        return frame.startsWith("42[\"") ? Optional.of(frame.substring(4, frame.indexOf('"', 4))) : Optional.empty();
    }

    private void send(String frame) {
        socket.sendText(frame, true).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            String frame = part.toString();
            part.setLength(0);
            if (frame.equals("2")) {
                var unused = from.sendText("3", true); // if it fails, frames that are waited for do not come
            } else {
                keep(frame);
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        keep(CLOSED);
        return null;
    }

    /** Keeps something that came another way as if it were a frame. */
    void keep(String frame) {
        synchronized (frames) {
            frames.add(frame);
            frames.notifyAll();
        }
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
