package dcts.rights;

import dcts.core.testing.ConnectionAttempt;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestApi.Answer;
import dcts.core.testing.TestMember;
import dcts.testkit.EntryPoint;
import dcts.testkit.RawSocket;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where one principal knocks: over the socket, as far as he is let in, and over HTTP. */
final class Door implements AutoCloseable {
    private static final String LOG_OUT = "DELETE /api/sessions/current";

    private final World world;
    private final Principal principal;
    private final TestApi api;
    private final @Nullable RawSocket socket;
    private final String refusal;

    Door(World world, Principal principal) {
        this.world = world;
        this.principal = principal;
        this.api = new TestApi(world.url());
        if (principal.isLetIn()) {
            socket = new RawSocket(world.url(), token(), world.eyes(principal));
            refusal = "";
        } else {
            socket = null;
            Map<String, String> auth = principal.hasAccount() ? Map.of("token", token()) : Map.of();
            refusal = ConnectionAttempt.outcome(world.url(), auth, Map.of()).replace("refused ", "");
        }
    }

    private String token() {
        return world.member(principal).token();
    }

    /** The code of the refusal, with its path after a colon if it has one; {@code ok}, or a status that is no envelope's. */
    String knock(Point point, Place place) {
        String body = Samples.body(point, world, world.spot(place));
        if (point.isRequest()) {
            return socket == null ? refusal : socket.verdict(point.name(), body);
        }
        EntryPoint route = point.entry();
        String path = route.path() + Samples.query(point, world.spot(place));
        Map<String, String> headers = headers(point);
        return word(
                route.method().equals("GET") ? api.get(path, headers) : api.send(route.method(), path, body, headers));
    }

    private Map<String, String> headers(Point point) {
        if (!principal.hasAccount()) {
            return Map.of();
        }
        boolean ends = point.name().equals(LOG_OUT) && principal.isLetIn();
        return Map.of("Authorization", "Bearer " + (ends ? anotherSession() : token()));
    }

    private String anotherSession() {
        var credentials = Map.of("loginName", principal.word(), "password", TestMember.PASSWORD);
        return api.post("/api/sessions", credentials).data().path("token").asText();
    }

    private static String word(Answer answer) {
        String path = answer.body().at("/error/path").asText();
        if (!answer.code().isEmpty()) {
            return answer.code() + (path.isEmpty() ? "" : ":" + path);
        }
        return answer.status() == 200 ? "ok" : "status " + answer.status();
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.close();
        }
    }
}
