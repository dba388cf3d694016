package dcts.core.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;
import dcts.api.ApiException;
import dcts.api.Id;
import java.io.IOException;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * JSON as the wire has it: records in, records out, ids as decimal strings, absent instead of null. Immutable; the
 * classes it has seen stay cached in it, so each plugin has its own.
 */
public final class Json {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_STRING = 1_000_000;

    private static final int KNOWN_TYPES = 200;

    private final JsonMapper mapper;

    public Json() {
        var constraints = StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxStringLength(MAX_STRING)
                .maxNumberLength(64)
                .build();
        var factory = JsonFactory.builder()
                .streamReadConstraints(constraints)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        var module = new SimpleModule("dcts").addSerializer(new IdSerializer()).addSerializer(new EnumSerializer());
        mapper = JsonMapper.builder(factory)
                .addModule(module)
                // The usual one is shared by everybody, and what it has seen would never be forgotten.
                .typeFactory(TypeFactory.defaultInstance()
                        .withCache((LookupCache<Object, JavaType>) new LRUMap<Object, JavaType>(16, KNOWN_TYPES)))
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .build();
    }

    /** The JSON text of a record. */
    public String encode(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not encodable: " + value.getClass(), e);
        }
    }

    /** The JSON tree of a record. */
    public JsonNode tree(Object value) {
        return mapper.valueToTree(value);
    }

    /**
     * Reads JSON text.
     *
     * @throws ApiException {@code invalid} if the bytes are not exactly one JSON value in UTF-8
     */
    public JsonNode parse(byte[] text) {
        try {
            // Decoded here, because Jackson would guess at other charsets and let overlong forms pass.
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
            JsonNode node = mapper.readTree(decoded);
            if (node.isMissingNode()) {
                throw ApiException.invalid("");
            }
            return node;
        } catch (IOException e) {
            throw ApiException.invalid("");
        }
    }

    /** Reads an object that holds texts only, in the order of their names. */
    public SortedMap<String, String> texts(String object) {
        SortedMap<String, String> all = new TreeMap<>();
        parse(object.getBytes(StandardCharsets.UTF_8))
                .properties()
                .forEach(field -> all.put(field.getKey(), field.getValue().asText()));
        return all;
    }

    private static final class IdSerializer extends StdSerializer<Id> {
        @Serial
        private static final long serialVersionUID = 1L;

        IdSerializer() {
            super(Id.class);
        }

        @Override
        public void serialize(Id id, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(id.toString());
        }
    }

    /** Constants are lower-case words on the wire. */
    @SuppressWarnings("rawtypes")
    private static final class EnumSerializer extends StdSerializer<Enum> {
        @Serial
        private static final long serialVersionUID = 1L;

        EnumSerializer() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.name().toLowerCase(Locale.ROOT));
        }
    }
}
