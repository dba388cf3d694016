package dcts.core;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestApi.Answer;
import dcts.core.testing.TestMember;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A server with an owner and a member, and the words in which they speak of plugins. */
final class AdmissionPlay implements AutoCloseable {
    final TestHost host;
    final TestMember owner;
    final TestMember member;

    AdmissionPlay(Path folder, Map<String, String> variables) {
        host = TestHost.start(folder, variables, List.of());
        owner = host.joinAsOwner("owner");
        member = host.join("member");
    }

    Answer upload(Path archive) {
        return new TestApi(host.url()).upload("/api/admin/plugins/upload", archive, bearer(host.consoleToken()));
    }

    /** Sends an archive and returns what the server says it is. */
    JsonNode offer(Path archive) {
        return upload(archive).data().get("archive");
    }

    /** Sends an archive and admits it, as the command line does. */
    Answer install(Path archive) {
        return console("install", Map.of("sha256", offer(archive).get("sha256").textValue()));
    }

    Answer console(String verb, Map<String, ?> body) {
        return post(verb, body, host.consoleToken());
    }

    Answer asOwner(String verb, Map<String, ?> body, @Nullable String password) {
        var all = new HashMap<String, Object>(body);
        if (password != null) {
            all.put("password", password);
        }
        return post(verb, all, owner.token());
    }

    Answer post(String verb, Map<String, ?> body, String token) {
        return new TestApi(host.url()).send("POST", "/api/admin/plugins/" + verb, body, bearer(token));
    }

    JsonNode list() {
        return new TestApi(host.url())
                .get("/api/admin/plugins", bearer(host.consoleToken()))
                .data();
    }

    JsonNode plugin(String id) {
        return StreamSupport.stream(list().get("plugins").spliterator(), false)
                .filter(plugin -> plugin.get("id").textValue().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + id + " in " + list()));
    }

    String state(String id) {
        return plugin(id).get("state").textValue();
    }

    /** What the plugin answers to its request {@code version}. */
    String version(String id) {
        return member.ask(id + ".version", Map.of("text", "?")).get("text").textValue();
    }

    List<String> column(String query) {
        try (var database = host.database().open()) {
            return database.jdbi("test")
                    .withHandle(h -> h.createQuery(query).mapTo(String.class).list());
        }
    }

    static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    @Override
    public void close() {
        owner.close();
        member.close();
        host.close();
    }
}
