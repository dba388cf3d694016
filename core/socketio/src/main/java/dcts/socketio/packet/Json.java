package dcts.socketio.packet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dcts.socketio.engine.MalformedPacketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads and writes the JSON part of packets. */
public final class Json {
    private static final int MAX_DEPTH = 100;
    private static final Set<String> RESERVED =
            Set.of("connect", "connect_error", "disconnect", "disconnecting", "newListener", "removeListener");

    // Names come from strangers, so none of them is kept in a shared table.
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** An event as its handler sees it. */
    public record Event(String name, List<JsonNode> arguments) {}

    /** Reads an event: an array that starts with a name that is not reserved. */
    public static Event event(Packet packet) throws MalformedPacketException {
        List<JsonNode> all = arguments(packet);
        if (all.isEmpty() || !all.getFirst().isTextual()) {
            throw new MalformedPacketException("event without a name");
        }
        String name = all.getFirst().textValue();
        if (isReserved(name)) {
            throw new MalformedPacketException("reserved event");
        }
        return new Event(name, List.copyOf(all.subList(1, all.size())));
    }

    /** Reads an array, with attachments in their places. */
    public static List<JsonNode> arguments(Packet packet) throws MalformedPacketException {
        if (!(read(packet.json()) instanceof ArrayNode array)) {
            throw new MalformedPacketException("no array");
        }
        JsonNode whole = packet.type().hasAttachments() ? Placeholders.fill(array, packet.attachments()) : array;
        List<JsonNode> arguments = new ArrayList<>(whole.size());
        whole.forEach(arguments::add);
        return arguments;
    }

    /** Reads an object. */
    public static JsonNode object(String json) throws MalformedPacketException {
        if (!(read(json) instanceof ObjectNode object)) {
            throw new MalformedPacketException("no object");
        }
        return object;
    }

    /** True if the client libraries keep this event name for themselves. */
    public static boolean isReserved(String event) {
        return RESERVED.contains(event);
    }

    /** Writes a text as JSON. */
    public static String quote(String text) {
        return write(MAPPER.getNodeFactory().textNode(text));
    }

    static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }

    private static JsonNode read(String json) throws MalformedPacketException {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new MalformedPacketException("no JSON");
        }
    }
}
