package dcts.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.testing.RawHttp;
import dcts.core.testing.TestMember;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The owner hangs pictures into groups. */
class GroupPictureTest extends TreePlay {
    private static final byte[] RED = Paintings.drawn("png", 3, 3);
    private static final byte[] WIDE = Paintings.drawn("jpg", 400, 100);

    @Test
    void bothPicturesAreShownToWhoSeesTheGroup() {
        hang("Community", "icon", RED);
        bob.hear("chat.tree.changed");
        hang("Community", "banner", WIDE);
        JsonNode group = find(bob, "Community");
        assertThat(group.path("version").asInt()).isEqualTo(3);
        var icon = get(bob, group.path("icon").asText());
        assertThat(icon.status()).isEqualTo(200);
        assertThat(icon.header("content-type")).hasValue("image/png");
        assertThat(icon.header("cache-control")).hasValue("private, max-age=31536000, immutable");
        assertThat(icon.header("content-security-policy").orElseThrow()).endsWith("sandbox");
        assertThat(icon.body().getBytes(StandardCharsets.ISO_8859_1)).isEqualTo(RED);
        assertThat(get(bob, group.path("banner").asText()).body().getBytes(StandardCharsets.ISO_8859_1))
                .isEqualTo(WIDE);
        restart();
        assertThat(get(bob, group.path("icon").asText()).status()).isEqualTo(200);
    }

    @Test
    void whoDoesNotSeeTheGroupDoesNotSeeThePicture() {
        group("Club");
        hang("Club", "icon", RED);
        String icon = find(owner, "Club").path("icon").asText();
        assertThat(get(owner, icon).status()).isEqualTo(200);
        assertThat(get(bob, icon).body()).isEqualTo(get(bob, "0".repeat(64)).body());
        assertThat(get(bob, icon).status()).isEqualTo(404);
        assertThat(new RawHttp(host.url())
                        .send("", "GET /api/chat/pictures HTTP/1.1", "Authorization: Bearer " + bob.token())
                        .status())
                .isEqualTo(404);
        hang("Community", "banner", RED);
        assertThat(get(bob, icon).status())
                .as("the same picture where he sees it")
                .isEqualTo(200);
    }

    @Test
    void aPictureThatNobodyUsesIsGone() {
        hang("Community", "icon", RED);
        hang("Community", "banner", RED);
        group("Club");
        hang("Club", "icon", WIDE);
        assertThat(stored()).as("one for both").isEqualTo(2);
        hang("Community", "icon", null);
        assertThat(find(bob, "Community").has("icon")).isFalse();
        assertThat(stored()).as("still the banner").isEqualTo(2);
        hang("Community", "banner", WIDE);
        assertThat(stored()).isEqualTo(1);
        hang("Club", "banner", RED);
        assertThat(stored()).isEqualTo(2);
        owner.ask("chat.group.delete", Map.of("groupId", id(owner, "Club"), "version", 3));
        assertThat(stored()).as("still the banner of the other").isEqualTo(1);
        hang("Community", "banner", null);
        assertThat(stored()).isZero();
    }

    private void hang(String group, String which, byte @Nullable [] image) {
        Map<String, Object> wanted =
                new HashMap<>(Map.of("groupId", id(owner, group), "version", version(owner, group), "which", which));
        if (image != null) {
            wanted.put("image", Paintings.base64(image));
        }
        owner.ask("chat.group.picture", wanted);
    }

    private RawHttp.Raw get(TestMember member, String picture) {
        return new RawHttp(host.url())
                .send(
                        "",
                        "GET /api/chat/pictures?id=" + picture + " HTTP/1.1",
                        "Authorization: Bearer " + member.token());
    }

    private long stored() {
        try (var population = new Population(host.database())) {
            return population
                    .jdbi()
                    .withHandle(handle -> handle.createQuery("select count(*) from chat_picture")
                            .mapTo(Long.class)
                            .one());
        }
    }
}
