package dcts.socketio.packet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dcts.socketio.engine.MalformedPacketException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Bytes inside JSON: {@code {"_placeholder":true,"num":0}} stands for the attachment of that number. */
final class Placeholders {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String MARK = "_placeholder";
    private static final String NUMBER = "num";

    private Placeholders() {}

    /**
     * A tree with every placeholder replaced. Each attachment may stand in one place only, as all clients send it, since
     * what costs a client a few characters would cost whoever writes the tree again the whole attachment.
     */
    static JsonNode fill(JsonNode node, List<byte[]> attachments) throws MalformedPacketException {
        return fill(node, attachments, new BitSet());
    }

    private static JsonNode fill(JsonNode node, List<byte[]> attachments, BitSet used) throws MalformedPacketException {
        if (node instanceof ObjectNode object) {
            return object.path(MARK).isBoolean() && object.path(MARK).booleanValue()
                    ? attachment(object.path(NUMBER), attachments, used)
                    : fillFields(object, attachments, used);
        }
        if (node instanceof ArrayNode array) {
            ArrayNode filled = NODES.arrayNode(array.size());
            for (JsonNode element : array) {
                filled.add(fill(element, attachments, used));
            }
            return filled;
        }
        return node;
    }

    /** A tree with all bytes replaced, and the bytes added to {@code attachments}. */
    static JsonNode extract(JsonNode node, List<byte[]> attachments) {
        if (node instanceof BinaryNode binary) {
            attachments.add(binary.binaryValue());
            return NODES.objectNode().put(MARK, true).put(NUMBER, attachments.size() - 1);
        }
        if (node instanceof ObjectNode object) {
            ObjectNode copy = NODES.objectNode();
            object.properties().forEach(field -> copy.set(field.getKey(), extract(field.getValue(), attachments)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = NODES.arrayNode(array.size());
            array.forEach(element -> copy.add(extract(element, attachments)));
            return copy;
        }
        return node;
    }

    private static JsonNode fillFields(ObjectNode object, List<byte[]> attachments, BitSet used)
            throws MalformedPacketException {
        ObjectNode filled = NODES.objectNode();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            filled.set(field.getKey(), fill(field.getValue(), attachments, used));
        }
        return filled;
    }

    private static JsonNode attachment(JsonNode number, List<byte[]> attachments, BitSet used)
            throws MalformedPacketException {
        if (!number.isInt() || number.intValue() < 0 || number.intValue() >= attachments.size()) {
            throw new MalformedPacketException("no such attachment");
        }
        if (used.get(number.intValue())) {
            throw new MalformedPacketException("attachment in two places");
        }
        used.set(number.intValue());
        return NODES.binaryNode(attachments.get(number.intValue()));
    }
}
