package dcts.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a client knows of all channels, kept as the contract says: a snapshot, then announcements and changes. */
final class Mirror {
    private static final int PAGE = 7;

    private final Map<String, Channel> channels = new LinkedHashMap<>();

    private static final class Channel {
        final TreeMap<Long, JsonNode> bySeq = new TreeMap<>();
        long rev;

        void take(long newRev, JsonNode message) {
            bySeq.put(message.path("seq").asLong(), message);
            rev = newRev;
        }
    }

    /** Reads everything there is, page by page. */
    static Mirror snapshot(Person person) {
        var mirror = new Mirror();
        person.channels().forEach(channel -> {
            var read = new Channel();
            read.rev = channel.path("rev").asLong();
            String id = channel.path("id").asText();
            readAll(person, id).stream()
                    // Later ones come as changes; a page may be newer than the tree.
                    .filter(message -> message.path("rev").asLong() <= read.rev)
                    .forEach(message -> read.bySeq.put(message.path("seq").asLong(), message));
            mirror.channels.put(id, read);
        });
        return mirror;
    }

    private static List<JsonNode> readAll(Person person, String channelId) {
        JsonNode page = person.newest(channelId, PAGE);
        List<JsonNode> all = new ArrayList<>();
        page.path("messages").forEach(all::add);
        while (page.path("hasMore").asBoolean()) {
            page = person.before(page.path("messages").get(0), PAGE);
            page.path("messages").forEach(all::add);
        }
        return all;
    }

    /** Takes an announcement; a gap before it is filled first. */
    void hear(Person person, JsonNode message) {
        String id = message.path("channelId").asText();
        Channel channel = known(id);
        long rev = message.path("rev").asLong();
        if (rev > channel.rev + 1) {
            catchUp(person, id);
        } else if (rev == channel.rev + 1) {
            channel.take(rev, message);
        }
    }

    /** After a reconnect: asks for the changes of every channel that has moved on. */
    void catchUp(Person person) {
        person.channels().stream()
                .filter(now -> now.path("rev").asLong() > known(now.path("id").asText()).rev)
                .forEach(now -> catchUp(person, now.path("id").asText()));
    }

    private void catchUp(Person person, String id) {
        Channel channel = known(id);
        JsonNode page;
        do {
            page = person.changes(id, channel.rev, PAGE);
            for (JsonNode change : page.path("changes")) {
                assertThat(change.path("rev").asLong()).as("dense").isEqualTo(channel.rev + 1);
                channel.take(change.path("rev").asLong(), change.path("message"));
            }
        } while (page.path("hasMore").asBoolean());
    }

    private Channel known(String id) {
        Channel channel = channels.get(id);
        if (channel == null) {
            throw new AssertionError("a channel that the tree did not show: " + id);
        }
        return channel;
    }

    /** Everything, in a form that can be compared. */
    Map<String, List<JsonNode>> messages() {
        Map<String, List<JsonNode>> messages = new LinkedHashMap<>();
        channels.forEach((id, channel) -> messages.put(id, List.copyOf(channel.bySeq.values())));
        return messages;
    }
}
