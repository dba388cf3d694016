package dcts.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.testing.TestMember;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Everything that stands in a channel, read from its beginning, and what has to be true of it. */
record Talk(List<JsonNode> messages) {

    static String channelId(TestMember reader, String name) {
        for (JsonNode group : reader.ask("chat.tree", Map.of()).path("groups")) {
            for (JsonNode category : group.path("categories")) {
                for (JsonNode channel : category.path("channels")) {
                    if (channel.path("name").asText().equals(name)) {
                        return channel.path("id").asText();
                    }
                }
            }
        }
        throw new AssertionError("there is no channel " + name);
    }

    static Talk read(TestMember reader, String channelId) {
        List<JsonNode> messages = new ArrayList<>();
        JsonNode page;
        var after = "1";
        do {
            page = reader.ask("chat.history", Map.of("channelId", channelId, "after", after, "limit", 100));
            page.path("messages").forEach(messages::add);
            after = messages.isEmpty() ? "1" : messages.getLast().path("id").asText();
        } while (page.path("hasMore").asBoolean());
        return new Talk(messages);
    }

    /** No hole in the counters, and nothing twice. */
    Talk isDense() {
        var counted = LongStream.rangeClosed(1, messages.size()).boxed().toList();
        assertThat(messages).extracting(m -> m.path("seq").asLong()).isEqualTo(counted);
        assertThat(messages).extracting(m -> m.path("rev").asLong()).isEqualTo(counted);
        assertThat(messages).extracting(m -> m.path("text").asText()).doesNotHaveDuplicates();
        assertThat(messages).extracting(m -> m.path("createdAt").asLong()).isSorted();
        return this;
    }

    /** What was acknowledged is here as it was acknowledged, and nothing else that was not sent. */
    void holds(List<Chatter> chatters) {
        Map<String, JsonNode> byId = new HashMap<>();
        messages.forEach(message -> byId.put(message.path("id").asText(), message));
        for (Chatter chatter : chatters) {
            assertThat(chatter.acknowledged())
                    .isNotEmpty()
                    .allSatisfy(message ->
                            assertThat(byId.get(message.path("id").asText())).isEqualTo(message));
        }
        var sent = chatters.stream().mapToInt(Chatter::begun).sum();
        assertThat(messages).hasSizeLessThanOrEqualTo(sent);
    }
}
