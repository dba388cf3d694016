package dcts.core.testing;

import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/** One attempt to connect with the official client, and how it ended. */
public final class ConnectionAttempt {
    private ConnectionAttempt() {}

    /** {@code ready} with the member's id, or {@code refused} with the code. */
    public static String outcome(String url, Map<String, ?> auth, Map<String, String> headers) {
        var options = new IO.Options();
        options.forceNew = true;
        options.reconnection = false;
        Map<String, List<String>> lists = new HashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        options.extraHeaders = lists;
        options.auth = asTexts(auth);
        Socket socket = IO.socket(URI.create(url), options);
        var outcome = new CompletableFuture<String>();
        socket.on("session.ready", args -> outcome.complete("ready " + ((JSONObject) args[0]).optString("userId")));
        socket.on(Socket.EVENT_CONNECT_ERROR, args -> outcome.complete("refused " + code(args[0])));
        socket.connect();
        try {
            return outcome.orTimeout(15, TimeUnit.SECONDS).join();
        } finally {
            socket.disconnect();
        }
    }

    /** The client's library says texts and sends whatever it is given. */
    @SuppressWarnings("unchecked")
    private static Map<String, String> asTexts(Map<String, ?> values) {
        return (Map<String, String>) values;
    }

    private static @Nullable String code(Object refusal) {
        return refusal instanceof JSONObject object
                ? object.optJSONObject("data").optString("code")
                : String.valueOf(refusal);
    }
}
