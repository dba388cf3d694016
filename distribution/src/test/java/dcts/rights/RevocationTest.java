package dcts.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.testing.ConnectionAttempt;
import dcts.core.testing.LeakCheck;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Whoever loses a right loses it at once, whichever way he loses it, and has it again as soon as it is given back. */
@Timeout(120)
class RevocationTest {
    @RegisterExtension
    static final LeakCheck LEAKS = World.leakCheck();

    @TempDir
    static Path folder = Path.of("");

    private static World world;
    private static Founder founder;

    @BeforeAll
    static void begin() {
        world = World.make(folder);
        founder = world.founder();
    }

    @AfterAll
    static void end() {
        world.close();
    }

    private static void holds(Principal who, Place where, Runnable take, Runnable give) throws InterruptedException {
        try (var eavesdropper = new Eavesdropper(world, who, where)) {
            assertThat(eavesdropper.after(take)).isEmpty();
            eavesdropper.hears(give);
        }
    }

    @Test
    void byHisRole() throws InterruptedException {
        var moderator = world.member(Principal.MODERATOR);
        holds(
                Principal.MODERATOR,
                Place.HIDDEN,
                () -> founder.take(moderator, "Moderator"),
                () -> founder.give(moderator, "Moderator"));
    }

    @Test
    void byARuleOfHisRole() throws InterruptedException {
        String scope = world.spot(Place.HIDDEN).scope();
        holds(
                Principal.MODERATOR,
                Place.HIDDEN,
                () -> founder.rule(scope, "Moderator", "chat.read", "inherit"),
                () -> founder.rule(scope, "Moderator", "chat.read", "allow"));
    }

    @Test
    void byARuleOfHisOwn() throws InterruptedException {
        String scope = world.spot(Place.SECRET).scope();
        var invited = world.member(Principal.INVITED);
        holds(
                Principal.INVITED,
                Place.SECRET,
                () -> founder.rule(scope, invited, "chat.read", "inherit"),
                () -> founder.rule(scope, invited, "chat.read", "allow"));
    }

    @Test
    void byTheStateOfHisAccount() throws InterruptedException {
        holds(
                Principal.MEMBER,
                Place.PUBLIC,
                () -> founder.state("member", "pending"),
                () -> founder.state("member", "active"));
    }

    @Test
    void byAnotherPlaceOfTheChannel() throws InterruptedException {
        holds(Principal.MEMBER, Place.PUBLIC, () -> move(Place.SECRET), () -> move(Place.PUBLIC));
    }

    @Test
    void byBeingSentAway() {
        String channel = world.spot(Place.PUBLIC).channel();
        try (var other = new Observer(
                        world.url(), world.member(Principal.INVITED).token());
                var sentAway =
                        new Observer(world.url(), world.member(Principal.MUTED).token())) {
            founder.state("muted", "banned");
            founder.ask("chat.send", Map.of("channelId", channel, "nonce", "away", "text", "After he had gone."));
            other.await(0, frame -> frame.contains("After he had gone."));
            sentAway.await(0, Observer.CLOSED::equals);
            assertThat(sentAway.since(0)).noneMatch(frame -> frame.contains("After he had gone."));
        }
        assertThat(ConnectionAttempt.outcome(
                        world.url(),
                        Map.of("token", world.member(Principal.MUTED).token()),
                        Map.of()))
                .isEqualTo("refused unauthorized");
    }

    private static void move(Place to) {
        founder.ask(
                "chat.channel.move",
                Map.of(
                        "channelId", world.spot(Place.PUBLIC).channel(),
                        "categoryId", world.spot(to).category()));
    }
}
