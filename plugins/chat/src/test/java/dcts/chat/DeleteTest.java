package dcts.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.testing.TestApi;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is deleted is gone, with everything that was written in it. */
@Timeout(60)
class DeleteTest extends TreePlay {
    private static final int MANY = 1_700;

    private String openings;
    private String endings;

    @BeforeEach
    void fill() {
        group("Games");
        category("Games", "Chess");
        openings = channel("Chess", "openings");
        endings = channel("Chess", "endings");
        bob.ask("chat.send", Map.of("channelId", openings, "nonce", "n1", "text", "e4"));
        bob.ask("chat.send", Map.of("channelId", endings, "nonce", "n2", "text", "mate"));
        bob.ask("chat.send", Map.of("channelId", id(bob, "general"), "nonce", "n3", "text", "stays"));
    }

    @Test
    void aChannelGoesWithItsMessages() {
        delete("channel", "openings");
        bob.hear("chat.tree.changed");
        assertThat(names(bob)).endsWith("Games", "Chess", "endings");
        assertThat(bob.refusal("chat.history", Map.of("channelId", openings))).isEqualTo("not_found");
        assertThat(bob.refusal("chat.send", Map.of("channelId", openings, "nonce", "n4", "text", "d4")))
                .isEqualTo("not_found");
        awaitMessages(2);
        bob.ask("chat.send", Map.of("channelId", endings, "nonce", "n1", "text", "The nonce is free again."));
    }

    @Test
    void aCategoryAndAGroupGoWithAllInThem() {
        delete("category", "Chess");
        assertThat(names(bob)).doesNotContain("Games", "Chess");
        assertThat(names(owner)).endsWith("Games");
        awaitMessages(1);
        category("Games", "Go");
        channel("Go", "fuseki");
        delete("group", "Games");
        assertThat(names(owner)).containsExactly("Community", "Text channels", "general", "random");
        try (var population = new Population(host.database())) {
            assertThat(rows(population, "chat_group") + rows(population, "chat_category"))
                    .isEqualTo(2);
            assertThat(rows(population, "chat_channel")).isEqualTo(2);
        }
    }

    /** As after a kill between the commit of the delete and its sweep. */
    @Test
    void whatWasLeftBehindIsSweptAtTheNextStart() {
        try (var population = new Population(host.database())) {
            population.messages(openings, bob.userId(), MANY);
            owner.ask("chat.channel.default", Map.of("channelId", id(owner, "general")));
            switchChat("disable");
            population.jdbi().useHandle(handle -> {
                handle.execute("delete from chat_channel where id = ?", openings);
                handle.execute("insert into chat_gone (channel_id, deleted_at) values (?, 1)", openings);
            });
            assertThat(population.storedMessages()).isEqualTo(MANY + 3);
            switchChat("enable");
            assertThat(names(owner)).endsWith("endings");
            assertThat(population.storedMessages()).isEqualTo(2);
            assertThat(rows(population, "chat_gone"))
                    .as("nothing can come any more")
                    .isZero();
        }
    }

    @Test
    void positionsStayDenseAndOthersStayWhereTheyAre() {
        channel("Chess", "middle game");
        delete("channel", "openings");
        channel("Chess", "studies");
        assertThat(names(bob)).endsWith("Chess", "endings", "middle game", "studies");
        try (var population = new Population(host.database())) {
            List<Integer> positions = population
                    .jdbi()
                    .withHandle(handle -> handle.createQuery(
                                    "select c.position from chat_channel c join chat_category k on k.id = c.category_id"
                                            + " where k.name = 'Chess' order by 1")
                            .mapTo(Integer.class)
                            .list());
            assertThat(positions).containsExactly(0, 1, 2);
        }
    }

    private void delete(String noun, String name) {
        owner.ask("chat." + noun + ".delete", Map.of(noun + "Id", id(owner, name), "version", version(owner, name)));
    }

    private void switchChat(String verb) {
        var console = Map.of("Authorization", "Bearer " + host.consoleToken());
        var answer = new TestApi(host.url()).send("POST", "/api/admin/plugins/" + verb, Map.of("id", "chat"), console);
        assertThat(answer.status()).isEqualTo(200);
    }

    private void awaitMessages(int left) {
        try (var population = new Population(host.database())) {
            while (population.storedMessages() > left) {
                names(bob);
            }
            assertThat(population.storedMessages()).isEqualTo(left);
        }
    }

    private static long rows(Population population, String table) {
        return population
                .jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from " + table)
                        .mapTo(Long.class)
                        .one());
    }
}
