package dcts.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcts.api.Permission.Label;
import org.junit.jupiter.api.Test;

/** The keys of permissions and quotas fit wherever they are stored and sent. */
class KeysTest {
    private static final String LONGEST = "polls." + "a".repeat(122);

    @Test
    void haveUpTo128Characters() {
        var label = new Label("Vote", "", "");
        assertThat(new Permission(LONGEST, Holder.MEMBER).key()).hasSize(128);
        assertThat(new Quota(LONGEST, label, 1, 1, 1).key()).hasSize(128);
        assertThatThrownBy(() -> new Permission(LONGEST + "a", Holder.MEMBER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a key has at most 128 characters: " + LONGEST + "a");
        assertThatThrownBy(() -> new Quota(LONGEST + "a", label, 1, 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a key has at most 128 characters: " + LONGEST + "a");
    }

    @Test
    void areTheNameOfAPermissionAsFarAsTheyFit() {
        assertThat(new Permission("polls.vote", Holder.MEMBER).label().name()).isEqualTo("polls.vote");
        assertThat(new Permission(LONGEST, Holder.MEMBER).label().name()).isEqualTo(LONGEST.substring(0, 64));
    }
}
