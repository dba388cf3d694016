package dcts.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what the server says. A message that is said alike to many readers is read once and is one object. */
final class Messages {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REMEMBERED = 2_000;

    private final Map<Long, Message> firsts = new HashMap<>();
    private final Map<String, Message> announced = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Message> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** The message in a packet that announces it. */
    Message announced(String packet) throws IOException {
        Message known = announced.get(packet);
        if (known == null) {
            known = message(json(packet, "42".length()).path(1).path("message"));
            announced.put(packet, known);
        }
        return known;
    }

    /** What stands behind the head of a packet; the bytes were read as if each were a character. */
    static JsonNode json(String packet, int head) throws IOException {
        return JSON.readTree(new String(packet.substring(head).getBytes(ISO_8859_1), UTF_8));
    }

    Message message(JsonNode node) {
        var message = new Message(
                node.path("id").asLong(),
                node.path("channelId").asLong(),
                node.path("seq").asLong(),
                node.path("rev").asLong(),
                node.path("authorId").asLong(),
                node.path("text").asText(),
                node.path("createdAt").asLong());
        Message first = firsts.putIfAbsent(message.id(), message);
        return first != null && first.equals(message) ? first : message;
    }
}
