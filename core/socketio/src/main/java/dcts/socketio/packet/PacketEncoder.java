package dcts.socketio.packet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dcts.socketio.engine.EngineFrame;
import dcts.socketio.engine.Outgoing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes packets, once for all their receivers. Arguments that are JSON already are not checked. */
public final class PacketEncoder {
    private PacketEncoder() {}

    /** Grants a namespace. */
    public static Outgoing connect(String namespace, String socketId) {
        return text(PacketType.CONNECT, namespace, Packet.NO_ID, "{\"sid\":\"" + socketId + "\"}");
    }

    /** Refuses a namespace. */
    public static Outgoing connectError(String namespace, String message, @Nullable String dataJson) {
        String data = dataJson == null ? "" : ",\"data\":" + dataJson;
        return text(
                PacketType.CONNECT_ERROR, namespace, Packet.NO_ID, "{\"message\":" + Json.quote(message) + data + "}");
    }

    /** Ends a namespace. */
    public static Outgoing disconnect(String namespace) {
        return text(PacketType.DISCONNECT, namespace, Packet.NO_ID, "");
    }

    /** An event with one encoded argument; {@code id} asks for an answer. */
    public static Outgoing event(String namespace, long id, String event, String argumentJson) {
        return text(PacketType.EVENT, namespace, id, "[" + quoteName(event) + "," + argumentJson + "]");
    }

    /** An event with any arguments. */
    public static Outgoing event(String namespace, String event, List<JsonNode> arguments) {
        List<JsonNode> all = new ArrayList<>(arguments.size() + 1);
        all.add(JsonNodeFactory.instance.textNode(checkedName(event)));
        all.addAll(arguments);
        return tree(PacketType.EVENT, PacketType.BINARY_EVENT, namespace, Packet.NO_ID, all);
    }

    /** An answer with one encoded argument. */
    public static Outgoing ack(String namespace, long id, String argumentJson) {
        return text(PacketType.ACK, namespace, id, "[" + argumentJson + "]");
    }

    /** An answer with any arguments. */
    public static Outgoing ack(String namespace, long id, List<JsonNode> arguments) {
        return tree(PacketType.ACK, PacketType.BINARY_ACK, namespace, id, arguments);
    }

    private static Outgoing tree(
            PacketType plain, PacketType binary, String namespace, long id, List<JsonNode> arguments) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(arguments.size());
        arguments.forEach(array::add);
        List<byte[]> attachments = new ArrayList<>();
        String json = Json.write(Placeholders.extract(array, attachments));
        if (attachments.isEmpty()) {
            return text(plain, namespace, id, json);
        }
        if (attachments.size() > Packet.MAX_ATTACHMENTS) {
            throw new IllegalArgumentException("more than " + Packet.MAX_ATTACHMENTS + " attachments");
        }
        List<EngineFrame> frames = new ArrayList<>();
        String head = binary.digit() + Integer.toString(attachments.size()) + "-" + address(namespace, id);
        frames.add(EngineFrame.message(head + json));
        attachments.forEach(bytes -> frames.add(EngineFrame.binary(bytes)));
        return Outgoing.of(frames, isUrgent(binary));
    }

    private static Outgoing text(PacketType type, String namespace, long id, String json) {
        return Outgoing.of(List.of(EngineFrame.message(type.digit() + address(namespace, id) + json)), isUrgent(type));
    }

    /** Everything but an event answers something that the client asked for. */
    private static boolean isUrgent(PacketType type) {
        return type != PacketType.EVENT && type != PacketType.BINARY_EVENT;
    }

    private static String address(String namespace, long id) {
        return (namespace.equals("/") ? "" : namespace + ",") + (id == Packet.NO_ID ? "" : Long.toString(id));
    }

    private static String quoteName(String event) {
        return Json.quote(checkedName(event));
    }

    private static String checkedName(String event) {
        if (Json.isReserved(event)) {
            throw new IllegalArgumentException("reserved event: " + event);
        }
        return event;
    }
}
