package dcts.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.db.StatementCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A thousand channels, and two who change them at once. */
class TreeScaleTest extends TreePlay {
    private static final int CHANNELS = 1_000;
    private static final int AT_ONCE = 40;

    @Test
    void whatAChangeCostsDoesNotGrowWithTheTree() {
        long small = statementsOfChanges("general", "random");
        fill();
        long large = statementsOfChanges("general", "random");
        assertThat(large).isEqualTo(small);
        assertThat(large).isLessThanOrEqualTo(4 * 12);

        StatementCount count = host.countStatements();
        assertThat(names(bob)).hasSize(CHANNELS + 6);
        assertThat(count.all()).as("a tree asks nothing").isZero();
    }

    /** A change, two moves and a new channel. */
    private long statementsOfChanges(String first, String second) {
        int version = version(owner, first);
        String category = id(owner, "Text channels");
        StatementCount count = host.countStatements();
        owner.ask("chat.channel.change", Map.of("channelId", id(owner, first), "version", version, "description", "x"));
        move(second, category, id(owner, first));
        move(second, category, null);
        owner.ask("chat.channel.create", Map.of("categoryId", category, "name", "made", "kind", "text"));
        return count.all();
    }

    private void move(String name, String category, @Nullable String before) {
        Map<String, String> wanted = before == null
                ? Map.of("channelId", id(owner, name), "categoryId", category)
                : Map.of("channelId", id(owner, name), "categoryId", category, "before", before);
        owner.ask("chat.channel.move", wanted);
    }

    private void fill() {
        try (var population = new Population(host.database())) {
            population
                    .jdbi()
                    .useHandle(handle -> handle.execute(
                            "insert into chat_channel (id, category_id, name, kind, position, created_at)"
                                    + " select seq, ?, concat('channel ', seq), 'text', seq + 10, 0 from seq_1_to_"
                                    + CHANNELS,
                            id(owner, "Text channels")));
        }
        restart();
    }

    @Test
    void ofChangesAtOnceNoneIsLost() {
        try (var tablet = owner.again()) {
            String category = id(owner, "Text channels");
            List<CompletableFuture<JsonNode>> answers = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                var device = i % 2 == 0 ? owner : tablet;
                var wanted = Map.of("categoryId", category, "name", "made " + i, "kind", "text");
                answers.add(device.send("chat.channel.create", wanted));
                answers.add(device.send(
                        "chat.channel.move", Map.of("channelId", id(owner, "random"), "categoryId", category)));
            }
            assertThat(answers).allMatch(answer -> answer.join().path("ok").asBoolean());
        }
        List<String> names = names(bob);
        assertThat(names)
                .containsAll(
                        IntStream.range(0, AT_ONCE).mapToObj(i -> "made " + i).toList())
                .hasSize(AT_ONCE + 4);
        try (var population = new Population(host.database())) {
            List<Integer> positions = population
                    .jdbi()
                    .withHandle(handle -> handle.createQuery("select position from chat_channel order by 1")
                            .mapTo(Integer.class)
                            .list());
            assertThat(positions)
                    .isEqualTo(IntStream.range(0, AT_ONCE + 2).boxed().toList());
        }
        restart();
        assertThat(names(bob)).as("memory was what is stored").isEqualTo(names);
    }

    @Test
    void ofTwoWhoSawTheSameOneIsInConflict() {
        try (var tablet = owner.again()) {
            for (int version = 1; version < 10; version++) {
                var wanted = Map.of("channelId", id(owner, "random"), "version", version, "description", "v" + version);
                var answers =
                        List.of(owner.send("chat.channel.change", wanted), tablet.send("chat.channel.change", wanted));
                assertThat(answers)
                        .extracting(answer -> answer.join().at("/error/code").asText())
                        .containsExactlyInAnyOrder("", "conflict");
            }
        }
    }
}
