package dcts.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A logged-in connection that sends what no client would: the text of a request is written by the test. */
public final class RawSocket implements WebSocket.Listener, AutoCloseable {
    private static final long PATIENCE_SECONDS = 15;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private final WebSocket socket;
    private int requests;
    private int answers;

    /** Connects; the token is that of a session. */
    public RawSocket(String url, String token) {
        this(url, token, "");
    }

    /** The same, looking with the eyes of somebody else, such as {@code member:7}; empty for one's own. */
    public RawSocket(String url, String token, String eyes) {
        URI address = URI.create(url.replaceFirst("^http", "ws") + "/socket.io/?EIO=4&transport=websocket");
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, this)
                .join();
        await("0{");
        send("40" + JSON.valueToTree(eyes.isEmpty() ? Map.of("token", token) : Map.of("token", token, "viewAs", eyes)));
        await("40{");
    }

    /** The whole answer to one event with these arguments, as JSON without the brackets around them. */
    public JsonNode ask(String event, String arguments) {
        int number = ++requests;
        String rest = arguments.isEmpty() ? "" : "," + arguments;
        send("42" + number + "[\"" + event + "\"" + rest + "]");
        return parse(await("43" + number + "[").substring(("43" + number).length()))
                .get(0);
    }

    /** The code of the refusal, with its path after a colon if it has one; {@code ok} if there is none. */
    public String verdict(String event, String arguments) {
        JsonNode answer = ask(event, arguments);
        JsonNode error = answer.path("error");
        String path = error.has("path") ? ":" + error.path("path").asText() : "";
        return answer.path("ok").asBoolean() ? "ok" : error.path("code").asText() + path;
    }

    /** How many answers came for one request; a second one is seen when it came before the answer to the last request. */
    public boolean answeredEachOnce() {
        return answers == requests;
    }

    private void send(String frame) {
        socket.sendText(frame, true).join();
    }

    /** The next frame that starts so; pings are answered, others are passed over. */
    private String await(String start) {
        try {
            while (true) {
                String frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                answers += frame != null && frame.startsWith("43") ? 1 : 0;
                if (frame == null) {
                    throw new AssertionError("no frame that starts with " + start);
                } else if (frame.equals("2")) {
                    send("3");
                } else if (frame.startsWith(start)) {
                    return frame;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            frames.add(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
