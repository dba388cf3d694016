package dcts.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.TestHost;
import dcts.core.testing.TestMember;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Somebody in the chat: asks, says and hears by the names of channels. */
final class Person implements AutoCloseable {
    private static final AtomicInteger NONCES = new AtomicInteger();

    private final TestMember member;
    private int taken;

    private Person(TestMember member) {
        this.member = member;
    }

    static Person joins(TestHost host, String loginName) {
        return new Person(host.join(loginName));
    }

    /** The same account on another device, or back again. */
    Person again() {
        return new Person(member.again());
    }

    TestMember member() {
        return member;
    }

    String userId() {
        return member.userId();
    }

    /** All channels that the tree shows, in its order. */
    List<JsonNode> channels() {
        List<JsonNode> channels = new ArrayList<>();
        for (JsonNode group : member.ask("chat.tree", Map.of()).path("groups")) {
            for (JsonNode category : group.path("categories")) {
                category.path("channels").forEach(channels::add);
            }
        }
        return channels;
    }

    JsonNode channel(String name) {
        return channels().stream()
                .filter(channel -> channel.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no channel " + name));
    }

    String idOf(String channel) {
        return channel(channel).path("id").asText();
    }

    /** Says something new; the acknowledged message. */
    JsonNode says(String channel, String text) {
        return sends(channel, nextNonce(), text);
    }

    JsonNode replies(String channel, String text, JsonNode to) {
        return member.ask(
                        "chat.send",
                        message(idOf(channel), nextNonce(), text, to.path("id").asText()))
                .path("message");
    }

    /** Sends with a nonce of the test's own; the acknowledged message. */
    JsonNode sends(String channel, String nonce, String text) {
        return member.ask("chat.send", message(idOf(channel), nonce, text, null))
                .path("message");
    }

    String refusalOfSending(String channel, String nonce, String text) {
        return member.refusal("chat.send", message(idOf(channel), nonce, text, null));
    }

    /** Sends and does not wait. */
    CompletableFuture<JsonNode> sendsLater(String channelId, String text) {
        return member.send("chat.send", message(channelId, nextNonce(), text, null));
    }

    private static String nextNonce() {
        return "said-" + NONCES.incrementAndGet();
    }

    private static Map<String, Object> message(String channelId, String nonce, String text, @Nullable String replyTo) {
        Map<String, Object> message = new HashMap<>(Map.of("channelId", channelId, "nonce", nonce, "text", text));
        if (replyTo != null) {
            message.put("replyTo", replyTo);
        }
        return message;
    }

    /** The next announced message. */
    JsonNode hears() {
        return member.hear("chat.message.created").path("message");
    }

    /** The next announced messages of all channels. */
    List<JsonNode> hears(int count) {
        List<JsonNode> heard = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            heard.add(hears());
        }
        return heard;
    }

    /** The next announced messages, as many of them as have come already. */
    List<JsonNode> heardSoFar(int atMost) {
        List<JsonNode> heard = member.everything().stream()
                .filter(announcement -> announcement.event().equals("chat.message.created"))
                .skip(taken)
                .limit(atMost)
                .map(announcement -> announcement.payload().path("message"))
                .toList();
        taken += heard.size();
        return heard;
    }

    JsonNode newest(String channelId, int limit) {
        return member.ask("chat.history", Map.of("channelId", channelId, "limit", limit));
    }

    JsonNode before(JsonNode message, int limit) {
        return page("before", message, limit);
    }

    JsonNode after(JsonNode message, int limit) {
        return page("after", message, limit);
    }

    private JsonNode page(String direction, JsonNode message, int limit) {
        String channel = message.path("channelId").asText();
        return member.ask(
                "chat.history",
                Map.of("channelId", channel, direction, message.path("id").asText(), "limit", limit));
    }

    JsonNode changes(String channelId, long afterRev, int limit) {
        return member.ask("chat.changes", Map.of("channelId", channelId, "afterRev", afterRev, "limit", limit));
    }

    @Override
    public void close() {
        member.close();
    }
}
