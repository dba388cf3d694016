package dcts.core.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** A person with the official Java client. Asks, and hears what is announced. */
public final class TestMember implements AutoCloseable {
    /** Good enough for tests. */
    public static final String PASSWORD = "correct horse";

    private static final long PATIENCE_SECONDS = 15;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String url;
    private final String userId;
    private final String token;
    private final BlockingQueue<Heard> announcements = new LinkedBlockingQueue<>();
    private final List<Heard> everything = new CopyOnWriteArrayList<>();
    private final CompletableFuture<String> disconnected = new CompletableFuture<>();
    private final Socket socket;

    /** One announcement. */
    public record Heard(String event, JsonNode payload) {}

    private final Set<String> listening = ConcurrentHashMap.newKeySet();

    private TestMember(String url, String userId, String token) {
        this(url, userId, token, Map.of("token", token));
    }

    private TestMember(String url, String userId, String token, Map<String, String> auth) {
        this.url = url;
        this.userId = userId;
        this.token = token;
        var options = new IO.Options();
        options.forceNew = true;
        options.auth = auth;
        this.socket = IO.socket(URI.create(url), options);
    }

    /** Registers and connects. */
    public static TestMember register(String url, String loginName, @Nullable String invite) {
        Map<String, Object> body = new HashMap<>(Map.of("loginName", loginName, "password", PASSWORD));
        if (invite != null) {
            body.put("invite", invite);
        }
        return connect(url, new TestApi(url).post("/api/accounts", body).data());
    }

    private static TestMember connect(String url, JsonNode session) {
        return new TestMember(
                        url,
                        session.get("userId").textValue(),
                        session.get("token").textValue())
                .connect();
    }

    /** Logs in and connects. */
    public static TestMember logIn(String url, String loginName, String password) {
        var body = Map.of("loginName", loginName, "password", password);
        return connect(url, new TestApi(url).post("/api/sessions", body).data());
    }

    /** Connects with the token of a session that was opened by other means. */
    public static TestMember withToken(String url, String token) {
        var current = new TestApi(url).get("/api/sessions/current", Map.of("Authorization", "Bearer " + token));
        return new TestMember(url, current.data().at("/session/userId").textValue(), token).connect();
    }

    /** Connects once more with the same token, as a second device does; waits for the first announcement. */
    public TestMember again() {
        return new TestMember(url, userId, token).connect();
    }

    /** Connects once more, looking with the eyes of somebody else, such as {@code member:7}. */
    public TestMember viewing(String as) {
        return new TestMember(url, userId, token, Map.of("token", token, "viewAs", as)).connect();
    }

    private TestMember connect() {
        List.of("session.ready", "chat.message.created", "server.closing", "ui.changed")
                .forEach(this::listen);
        socket.on(Socket.EVENT_DISCONNECT, reason -> disconnected.complete(String.valueOf(reason[0])));
        socket.connect();
        hear("session.ready");
        return this;
    }

    /** Hears one more kind of announcement from now on, each once. */
    public void listen(String event) {
        if (!listening.add(event)) {
            return;
        }
        socket.on(event, arguments -> {
            var heard = new Heard(event, tree(arguments[0]));
            everything.add(heard);
            announcements.add(heard);
        });
    }

    /** The account. */
    public String userId() {
        return userId;
    }

    /** The session's token. */
    public String token() {
        return token;
    }

    /** Everything heard so far. */
    public List<Heard> everything() {
        return List.copyOf(everything);
    }

    /** Whether the connection stands. */
    public boolean connected() {
        return socket.connected();
    }

    /** Waits until the connection has ended for the first time; tells why in the words of the client. */
    public String awaitDisconnect() {
        return disconnected.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** The next announcement of this kind; others before it are skipped. */
    public JsonNode hear(String event) {
        try {
            while (true) {
                Heard heard = announcements.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (heard == null) {
                    throw new AssertionError("nothing heard of " + event);
                }
                if (heard.event.equals(event)) {
                    return heard.payload;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a request and does not wait. */
    public CompletableFuture<JsonNode> send(String event, Object payload) {
        Object argument = payload instanceof Map<?, ?> map ? new JSONObject(map) : payload;
        return sendAll(event, argument);
    }

    /** Sends a request with any number of arguments of the client library's types, and does not wait. */
    public CompletableFuture<JsonNode> sendAll(String event, @Nullable Object... arguments) {
        var answer = new CompletableFuture<JsonNode>();
        socket.emit(event, arguments, (Ack) answers -> answer.complete(tree(answers[0])));
        return answer;
    }

    /** Sends a request that wants no answer. */
    public void tell(String event, Object payload) {
        socket.emit(event, payload instanceof Map<?, ?> map ? new JSONObject(map) : payload);
    }

    /** Sends a request; the whole answer. */
    public JsonNode answer(String event, Object payload) {
        try {
            return send(event, payload).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("no answer to " + event, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a request that must be granted; its data. */
    public JsonNode ask(String event, Object payload) {
        JsonNode answer = answer(event, payload);
        if (!answer.path("ok").asBoolean()) {
            throw new AssertionError(event + " was refused: " + answer);
        }
        return answer.path("data");
    }

    /** Sends a request that must be refused; the error's code, with its path after a colon if it has one. */
    public String refusal(String event, Object payload) {
        JsonNode answer = answer(event, payload);
        if (answer.path("ok").asBoolean()) {
            throw new AssertionError(event + " was granted: " + answer);
        }
        JsonNode error = answer.path("error");
        return error.path("code").asText()
                + (error.has("path") ? ":" + error.get("path").asText() : "");
    }

    private static JsonNode tree(Object value) {
        try {
            return JSON.readTree(value.toString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        socket.disconnect();
    }
}
