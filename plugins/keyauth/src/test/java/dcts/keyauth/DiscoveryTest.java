package dcts.keyauth;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.keyauth.api.JsonObject;
import dcts.keyauth.api.PublicRsaKey;
import dcts.keyauth.api.Vectors;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Strangers learn of the server what it wants them to know. */
class DiscoveryTest {
    private static final ServerCard CARD = new ServerCard(
            "Ours",
            "A \"place\"",
            "",
            new ServerCard.Home("", "Welcome", "", "About"),
            new ServerCard.Slots(3, 100, 4),
            true,
            "0.1.0");

    private final TurnedClock clock = new TurnedClock();
    private final PublicRsaKey key = Vectors.key("server").publicKey();

    @Test
    void theCardAndTheKeyAreShown() {
        Answer answer = new Discovery(clock, () -> Optional.of(CARD), key).discover("192.0.2.1");

        assertThat(answer)
                .isEqualTo(new Answer(
                        200,
                        "{\"serverinfo\":{\"name\":\"Ours\",\"home\":{\"banner_url\":\"\",\"title\":\"Welcome\","
                                + "\"subtitle\":\"\",\"about\":\"About\"},\"description\":\"A \\\"place\\\"\","
                                + "\"countryCode\":\"\",\"icon\":\"\",\"slots\":{\"online\":3,\"limit\":100,\"reserved\":4},"
                                + "\"defaultChannel\":\"\",\"uploadFileTypes\":[],\"messageLoadLimit\":50,\"voip\":false,"
                                + "\"registration\":true,\"instance\":{\"contact\":{}},\"version\":\"0.1.0\","
                                + "\"public_key\":\"" + key.pem().replace("\n", "\\n") + "\"}}"));
        JsonObject info = Vectors.object(Desk.json(answer), "serverinfo");
        assertThat(PublicRsaKey.read(Vectors.text(info, "public_key"))).contains(key);
    }

    @Test
    void aServerThatDoesNotWantToBeFoundSaysSo() {
        assertThat(new Discovery(clock, Optional::empty, key).discover("192.0.2.1"))
                .isEqualTo(new Answer(200, "{\"error\":\"Discovery is not enabled on this server\"}"));
    }

    @Test
    void anAddressMayAskTenTimesAMinute() {
        var discovery = new Discovery(clock, () -> Optional.of(CARD), key);
        for (int i = 0; i < 10; i++) {
            assertThat(discovery.discover("192.0.2.1").status()).isEqualTo(200);
        }

        assertThat(discovery.discover("192.0.2.1"))
                .isEqualTo(new Answer(
                        429,
                        "{\"type\":\"error\",\"code\":\"rate_limited\",\"blockedBy\":\"ip\",\"ip\":\"192.0.2.1\","
                                + "\"signature\":\"GET /discover\"}"));
        clock.turn(Duration.ofSeconds(6));
        assertThat(discovery.discover("192.0.2.1").status()).isEqualTo(200);
    }
}
