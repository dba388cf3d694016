package dcts.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OwnerLinkTest {
    private final OwnerLink link = new OwnerLink();

    @Test
    void isClosedUntilItIsOpened() {
        assertThat(link.secret()).isEmpty();
        assertThat(link.take("")).isFalse();
    }

    @Test
    void isTakenOnceWithTheRightSecret() {
        String secret = opened();
        assertThat(link.take(secret + "x")).isFalse();
        assertThat(link.take("")).isFalse();
        assertThat(link.take(secret)).isTrue();
        assertThat(link.take(secret)).isFalse();
        assertThat(link.secret()).isEmpty();
    }

    @Test
    void oneOfManyAtOnceHasIt() {
        for (int round = 0; round < 100; round++) {
            String secret = opened();
            long winners = IntStream.range(0, 50)
                    .parallel()
                    .filter(i -> link.take(secret))
                    .count();
            assertThat(winners).isEqualTo(1);
        }
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        String secret = opened();
        link.take(secret);
        link.giveBack(secret);
        assertThat(link.secret()).hasValue(secret);
    }

    /** The console made an owner while somebody's registration through the link was on its way to fail. */
    @Test
    void nothingIsGivenBackOnceThereIsAnOwner() {
        String secret = opened();
        link.take(secret);
        link.close();
        link.giveBack(secret);
        assertThat(link.secret()).isEmpty();
    }

    private String opened() {
        link.open(new SecureRandom());
        return link.secret().orElseThrow();
    }
}
